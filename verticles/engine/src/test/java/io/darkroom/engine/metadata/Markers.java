package io.darkroom.engine.metadata;

import static io.darkroom.engine.Pictures.ascii;
import static io.darkroom.engine.Pictures.join;
import static io.darkroom.engine.Pictures.jpegWithSegment;
import static io.darkroom.engine.Pictures.pngWithChunk;
import static io.darkroom.engine.colour.ColourFiles.deflated;
import static io.darkroom.engine.colour.ColourFiles.riffChunk;

import io.darkroom.engine.Pictures;
import io.darkroom.engine.colour.ColourFiles;
import io.darkroom.engine.colour.Profiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Files full of metadata, each block with a text that is found again wherever it goes. */
final class Markers {
  /** Every block's text begins with it. */
  static final String MARK = "PLANTED-";

  private static final int ASCII = 2;
  private static final int LONG = 4;
  private static final int UNDEFINED = 7;

  private Markers() {}

  /** EXIF with camera, rights, position, maker's note and thumbnail. */
  static byte[] exif() {
    byte[] make = text("make");
    byte[] artist = text("artist");
    byte[] copyright = text("copyright");
    byte[] note = text("makernote");
    byte[] position = text("gps");
    byte[] thumbnail = text("thumbnail");
    int data = 8 + 2 + 5 * 12 + 4 + (2 + 12 + 4) + (2 + 12 + 4) + (2 + 12 + 4);
    ByteBuffer out =
        ByteBuffer.allocate(
                data
                    + make.length
                    + artist.length
                    + copyright.length
                    + note.length
                    + position.length
                    + thumbnail.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    int exif = 8 + 2 + 5 * 12 + 4;
    int gps = exif + 18;
    int second = gps + 18;
    out.put(ascii("II")).putShort((short) 42).putInt(8).putShort((short) 5);
    int next = entry(out, 0x010f, ASCII, make, data);
    next = entry(out, 0x013b, ASCII, artist, next);
    next = entry(out, 0x8298, ASCII, copyright, next);
    out.putShort((short) 0x8769).putShort((short) LONG).putInt(1).putInt(exif);
    out.putShort((short) 0x8825).putShort((short) LONG).putInt(1).putInt(gps);
    out.putInt(second);
    out.putShort((short) 1);
    next = entry(out, 0x927c, UNDEFINED, note, next);
    out.putInt(0).putShort((short) 1);
    next = entry(out, 0x001d, ASCII, position, next);
    out.putInt(0).putShort((short) 1);
    entry(out, 0x0201, UNDEFINED, thumbnail, next);
    return out.array();
  }

  private static int entry(ByteBuffer out, int tag, int type, byte[] text, int data) {
    out.putShort((short) tag).putShort((short) type).putInt(text.length).putInt(data);
    out.put(data, text);
    return data + text.length;
  }

  static byte[] iptc() {
    return join(dataset(80, text("byline")), dataset(116, text("notice")));
  }

  private static byte[] dataset(int number, byte[] text) {
    return join(
        new byte[] {0x1c, 2, (byte) number, (byte) (text.length >> 8), (byte) text.length}, text);
  }

  static byte[] xmp() {
    return ascii(
        "<?xpacket?><x:xmpmeta><rdf:RDF><rdf:Description>"
            + "<dc:creator><rdf:Seq><rdf:li>"
            + MARK
            + "creator</rdf:li></rdf:Seq></dc:creator>"
            + "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">&lt;"
            + MARK
            + "rights&gt; &amp;amp;</rdf:li></rdf:Alt></dc:rights>"
            + "</rdf:Description></rdf:RDF></x:xmpmeta>");
  }

  static byte[] jpeg(byte[] bare) {
    byte[] resources =
        join(ascii("8BIM\4\4\0\0"), ByteBuffer.allocate(4).putInt(iptc().length).array(), iptc());
    byte[] pad = new byte[resources.length & 1];
    byte[] path = join(ascii("8BIM\7\320\0\0"), new byte[] {0, 0, 0, 8}, ascii("PLANTED-"));
    path[4] = 7;
    path[5] = (byte) 0xd0;
    byte[] file = jpegWithSegment(bare, 0xfe, text("comment"));
    file = jpegWithSegment(file, 0xed, join(ascii("Photoshop 3.0\0"), resources, pad, path));
    file = jpegWithSegment(file, 0xeb, join(ascii("JP"), text("c2pa")));
    file = jpegWithSegment(file, 0xe5, text("application"));
    file = jpegWithSegment(file, 0xe2, join(ascii("MPF\0"), text("pictures")));
    file = ColourFiles.jpegWithProfile(file, profile(), 1);
    file = jpegWithSegment(file, 0xe1, join(ascii("http://ns.adobe.com/xap/1.0/\0"), xmp()));
    file = jpegWithSegment(file, 0xe1, join(ascii("Exif\0\0"), exif()));
    return join(file, ascii("PK\3\4"), text("zip"));
  }

  static byte[] png(byte[] bare) {
    byte[] file = pngWithChunk(bare, "tEXt", join(ascii("Comment\0"), text("text")));
    file = pngWithChunk(file, "zTXt", join(ascii("Author\0\0"), deflated(text("compressed"))));
    file = pngWithChunk(file, "iTXt", join(ascii("XML:com.adobe.xmp\0\0\0\0\0"), xmp()));
    file = pngWithChunk(file, "tIME", new byte[] {7, (byte) 0xe9, 1, 1, 0, 0, 0});
    file = pngWithChunk(file, "prVt", text("private"));
    file = pngWithChunk(file, "eXIf", exif());
    file = ColourFiles.pngWithProfile(file, profile());
    return join(file, ascii("<html><script>"), text("html"), ascii("</script></html>"));
  }

  static byte[] webp(byte[] bare, int width, int height) {
    byte[] vp8x = {
      0x2c, 0, 0, 0, (byte) (width - 1), (byte) ((width - 1) >> 8), 0, (byte) (height - 1), 0, 0
    };
    byte[] file =
        Pictures.riff(
            join(
                riffChunk("VP8X", vp8x),
                riffChunk("ICCP", profile()),
                Arrays.copyOfRange(bare, 12, bare.length),
                riffChunk("EXIF", exif()),
                riffChunk("XMP ", xmp()),
                riffChunk("prVt", text("private"))));
    return join(file, text("trailer"));
  }

  /** A GIF that is a script, too. */
  static byte[] gif(byte[] bare) {
    List<byte[]> parts = new ArrayList<>();
    int tables = 13 + ((bare[10] & 0x80) == 0 ? 0 : 3 * (2 << (bare[10] & 7)));
    byte[] comment = text("comment");
    byte[] application = text("app");
    parts.add(Arrays.copyOf(bare, tables));
    parts.add(join(new byte[] {0x21, (byte) 0xfe, (byte) comment.length}, comment, new byte[1]));
    parts.add(join(new byte[] {0x21, (byte) 0xff, 11}, ascii("SOMETHING01")));
    parts.add(join(new byte[] {(byte) application.length}, application, new byte[1]));
    parts.add(join(new byte[] {0x21, (byte) 0xff, 11}, ascii("XMP DataXMP")));
    byte[] xmp = Arrays.copyOf(xmp(), 255);
    parts.add(join(new byte[] {(byte) xmp.length}, xmp, new byte[1]));
    parts.add(Arrays.copyOfRange(bare, tables, bare.length));
    parts.add(join(ascii("*/=1;alert('"), text("script"), ascii("')//")));
    return join(parts.toArray(byte[][]::new));
  }

  static byte[] profile() {
    return Profiles.swapped(MARK + "profile");
  }

  static byte[] text(String name) {
    return ascii(MARK + name);
  }
}
