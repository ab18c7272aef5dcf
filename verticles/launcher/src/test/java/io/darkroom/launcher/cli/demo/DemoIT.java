package io.darkroom.launcher.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.launcher.Exit;
import io.darkroom.launcher.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a new user sees it, with every role in this process. */
class DemoIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void showsTheWholeWayOfAPhotoTwiceInARow() throws IOException {
    for (int run = 1; run <= 2; run++) {
      out.getBuffer().setLength(0);

      int code = demo();

      assertEquals(Exit.OK.code(), code, out + "\n" + err);
      assertTrue(out.toString().contains("signature verified"), out.toString());
      assertTrue(out.toString().contains("\"type\" : \"job.succeeded\""), out.toString());
      assertTrue(out.toString().contains("1600 x 900"), out.toString());
      assertEquals(1600, ImageIO.read(folder.resolve("seeding/large.jpg").toFile()).getWidth());
      assertTrue(ImageIO.read(folder.resolve("contact-sheet.jpg").toFile()).getHeight() > 800);
    }
  }

  @Test
  void goesOnAfterAFileThatIsNoPicture() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.jpg"), "Not a picture at all.");
    Path photo = Photo.shipped(folder).file();

    int code = demo(text.toString(), photo.toString());

    assertEquals(Exit.REFUSED.code(), code, out + "\n" + err);
    assertTrue(err.toString().contains("NOT_AN_IMAGE: "), err.toString());
    assertTrue(out.toString().contains("Contact sheet"), out.toString());
  }

  @Test
  void startsNothingForAFileThatIsNotThere() {
    assertEquals(Exit.USAGE.code(), demo("none.jpg"));
    assertFalse(out.toString().contains("Started"), out.toString());
  }

  private int demo(String... photos) {
    String[] args = new String[photos.length + 3];
    args[0] = "demo";
    System.arraycopy(photos, 0, args, 1, photos.length);
    args[photos.length + 1] = "--dir";
    args[photos.length + 2] = folder.toString();
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
