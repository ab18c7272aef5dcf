package io.darkroom.launcher.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Rendition;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
  private static final int TOP = ContactSheet.MARGIN + ContactSheet.HEAD;
  private static final Optional<Font> NO_FONT = Optional.empty();

  @TempDir private Path folder;

  @Test
  void showsRenditionsToScaleTheLargestFirst() throws IOException {
    Developed photo =
        developed(print("small", 400, 200, Color.GREEN), print("large", 1800, 1200, Color.RED));

    BufferedImage sheet = new ContactSheet(NO_FONT).draw(List.of(photo));

    assertEquals(ContactSheet.WIDTH, sheet.getWidth());
    assertEquals(TOP + 600 + SheetPart.CAPTION + ContactSheet.MARGIN, sheet.getHeight());
    assertEquals(Color.RED, at(sheet, ContactSheet.MARGIN + 450, TOP + 300));
    int second = ContactSheet.MARGIN + 900 + SheetPart.GAP;
    assertEquals(Color.GREEN, at(sheet, second + 199, TOP + 99));
    assertEquals(ContactSheet.PAGE, at(sheet, second + 201, TOP + 50));
    assertEquals(ContactSheet.PAGE, at(sheet, second + 100, TOP + 101));
  }

  @Test
  void doesNotEnlargeWhatIsSmall() throws IOException {
    BufferedImage sheet =
        new ContactSheet(NO_FONT).draw(List.of(developed(print("thumb", 50, 50, Color.RED))));

    assertEquals(Color.RED, at(sheet, ContactSheet.MARGIN + 49, TOP + 49));
    assertEquals(ContactSheet.PAGE, at(sheet, ContactSheet.MARGIN + 51, TOP + 25));
  }

  @Test
  void framesWhatItCannotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("web.webp"), "RIFF....WEBP");
    Developed photo = developed(new Developed.Print(rendition("web", 300, 200), file));

    BufferedImage sheet = new ContactSheet(NO_FONT).draw(List.of(photo));

    assertEquals(ContactSheet.FRAME, at(sheet, ContactSheet.MARGIN, TOP + 100));
    assertEquals(ContactSheet.PAGE, at(sheet, ContactSheet.MARGIN + 150, TOP + 100));
  }

  @Test
  void writesCaptionsInTheFontThatComesAlong() throws IOException {
    Developed photo = developed(print("large", 300, 200, Color.RED));
    Optional<Font> font = CaptionFont.load();

    BufferedImage with = new ContactSheet(font).draw(List.of(photo));
    BufferedImage without = new ContactSheet(NO_FONT).draw(List.of(photo));

    assertTrue(font.isPresent());
    assertEquals("DejaVu Sans", font.get().getFamily());
    assertTrue(inked(with, TOP + 200 + 5, SheetPart.CAPTION - 5) > 100);
    assertEquals(0, inked(without, TOP + 200 + 5, SheetPart.CAPTION - 5));
  }

  @Test
  void showsAsManyPhotosAsFitIntoMemory() throws IOException {
    Developed photo = developed(print("thumb", 50, 50, Color.RED));

    BufferedImage most =
        new ContactSheet(NO_FONT).draw(Collections.nCopies(ContactSheet.MOST_PHOTOS, photo));
    BufferedImage more = new ContactSheet(NO_FONT).draw(Collections.nCopies(100, photo));

    assertEquals(most.getHeight(), more.getHeight());
  }

  @Test
  void isWrittenAsAJpegThatReplacesTheLast() throws IOException {
    BufferedImage page = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    Path file = Files.writeString(folder.resolve("sheet.jpg"), "x".repeat(100_000));

    JpegFile.write(page, file);

    BufferedImage read = ImageIO.read(file.toFile());
    assertEquals(40, read.getWidth());
    assertNotEquals(100_000, Files.size(file));
  }

  private Developed developed(Developed.Print... prints) {
    JobView job = new JobView(new JsonObject().put("id", "j1").put("state", "succeeded"));
    Photo photo = new Photo("a", folder.resolve("a.jpg"));
    return new Developed(photo, job, Duration.ofMillis(420), List.of(prints));
  }

  private Developed.Print print(String name, int width, int height, Color color)
      throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    Path file = folder.resolve(name + ".png");
    ImageIO.write(picture, "png", file.toFile());
    return new Developed.Print(rendition(name, width, height), file);
  }

  private static Rendition rendition(String name, int width, int height) {
    BlobRef blob = new BlobRef(BlobRef.PUBLIC, "j1/" + name);
    return new Rendition(name, blob, "image/png", 1234, width, height, null, "e");
  }

  private static Color at(BufferedImage sheet, int x, int y) {
    return new Color(sheet.getRGB(x, y));
  }

  private static long inked(BufferedImage sheet, int top, int height) {
    long inked = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        inked += at(sheet, x, y).equals(ContactSheet.PAGE) ? 0 : 1;
      }
    }
    return inked;
  }
}
