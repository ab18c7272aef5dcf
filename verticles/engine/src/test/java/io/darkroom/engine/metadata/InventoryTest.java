package io.darkroom.engine.metadata;

import static io.darkroom.engine.Pictures.ascii;
import static io.darkroom.engine.Pictures.join;
import static io.darkroom.engine.Pictures.quarters;
import static io.darkroom.engine.metadata.Markers.MARK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InventoryTest extends DeveloperFixture {
  private static final BufferedImage PICTURE = quarters(64, 48);

  @Test
  void listsWhatIsInAJpeg() {
    byte[] file = Markers.jpeg(Pictures.jpeg(PICTURE, true));
    assertEquals(
        "exif gps makernote thumbnail xmp iptc icc photoshop pictures provenance comment other"
            + " trailer",
        kinds(file));
  }

  @Test
  void listsWhatIsInAPng() {
    assertEquals(
        "exif gps makernote thumbnail xmp icc text time other trailer",
        kinds(Markers.png(Pictures.png(PICTURE))));
  }

  @Test
  void listsWhatIsInAWebp() {
    assertEquals(
        "exif gps makernote thumbnail xmp icc other trailer",
        kinds(Markers.webp(webp(PICTURE, 80), 64, 48)));
  }

  @Test
  void listsWhatIsInAGif() {
    assertEquals("xmp comment other trailer", kinds(Markers.gif(Pictures.gif(PICTURE))));
  }

  @Test
  void listsNothingOfAPictureAlone() {
    assertEquals("", kinds(Pictures.jpeg(PICTURE)));
    assertEquals("", kinds(Pictures.jpeg(PICTURE, true)));
    assertEquals("", kinds(Pictures.png(PICTURE)));
    assertEquals("", kinds(webp(PICTURE, 80)));
    assertEquals("", kinds(Pictures.gif(PICTURE)));
  }

  @Test
  void believesExifThenIptcThenXmp() {
    byte[] bare = Pictures.jpeg(PICTURE);
    assertEquals(new Rights(MARK + "artist", MARK + "copyright"), rights(Markers.jpeg(bare)));
    byte[] xmp =
        Pictures.jpegWithSegment(
            bare, 0xe1, join(ascii("http://ns.adobe.com/xap/1.0/\0"), Markers.xmp()));
    assertEquals(new Rights(MARK + "creator", "<" + MARK + "rights> &amp;"), rights(xmp));
    byte[] iptc =
        join(
            ascii("Photoshop 3.0\0008BIM\4\4\0\0"),
            ByteBuffer.allocate(4).putInt(Markers.iptc().length).array(),
            Markers.iptc());
    assertEquals(
        new Rights(MARK + "byline", MARK + "notice"),
        rights(Pictures.jpegWithSegment(xmp, 0xed, iptc)));
    assertEquals(Rights.NONE, rights(bare));
  }

  @Test
  void cleansAndCutsTheTextsOfRights() {
    RightsFound found = new RightsFound();
    found.copyright(RightsFound.By.EXIF, " \0 ");
    found.copyright(RightsFound.By.XMP, "\u202eMe\r\n\0Editor " + "x".repeat(1000));
    assertEquals(Rights.NONE.artist(), found.best().artist());
    assertEquals(("Me Editor " + "x".repeat(1000)).substring(0, 500), found.best().copyright());
  }

  @Test
  void survivesWhateverIsInTheBlocks() {
    Random random = new Random(7);
    byte[][] files = {
      Markers.jpeg(Pictures.jpeg(PICTURE)),
      Markers.png(Pictures.png(PICTURE)),
      Markers.webp(webp(PICTURE, 80), 64, 48),
      Markers.gif(Pictures.gif(PICTURE))
    };
    for (byte[] file : files) {
      var header = probe(file);
      for (int i = 0; i < 5000; i++) {
        byte[] damaged = file.clone();
        for (int change = random.nextInt(8); change >= 0; change--) {
          damaged[12 + random.nextInt(Math.min(2000, file.length) - 12)] = (byte) random.nextInt();
        }
        Inventory.of(ByteBuffer.wrap(damaged), header).rights();
      }
    }
  }

  private static String kinds(byte[] file) {
    return inventory(file).kinds().stream().map(Kind::wire).collect(Collectors.joining(" "));
  }

  private static Rights rights(byte[] file) {
    return inventory(file).rights();
  }

  private static Inventory inventory(byte[] file) {
    return Inventory.of(ByteBuffer.wrap(file), probe(file));
  }
}
