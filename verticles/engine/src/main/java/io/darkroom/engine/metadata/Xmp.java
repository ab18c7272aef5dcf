package io.darkroom.engine.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkroom.engine.header.Bytes;

/**
 * Creator and rights of an XMP packet (ISO 16684-1 §8.3): the first item of each. Looked for as
 * texts; a stranger's XML is given to no parser.
 */
final class Xmp {
  /** Longest part of a packet that is looked at, in bytes. */
  private static final int MAX_BYTES = 1 << 18;

  private static final String[][] ENTITIES = {
    {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}
  };

  private Xmp() {}

  static void read(Bytes bytes, int at, int length, RightsFound found) {
    int size = Math.min(MAX_BYTES, length);
    if (!bytes.has(at, size)) {
      return;
    }
    byte[] packet = new byte[size];
    bytes.buffer().get(at, packet);
    String text = new String(packet, UTF_8);
    found.artist(RightsFound.By.XMP, item(text, "dc:creator"));
    found.copyright(RightsFound.By.XMP, item(text, "dc:rights"));
  }

  private static String item(String packet, String name) {
    int begin = packet.indexOf("<" + name + ">");
    int end = packet.indexOf("</" + name + ">", begin + 1);
    if (begin < 0 || end < 0) {
      return "";
    }
    int item = packet.indexOf("<rdf:li", begin);
    int text = packet.indexOf('>', item) + 1;
    int close = packet.indexOf("</rdf:li>", text);
    if (item < 0 || text == 0 || close < 0 || close > end) {
      return "";
    }
    String plain = packet.substring(text, Math.min(close, text + 8 * RightsFound.MAX_TEXT));
    for (String[] entity : ENTITIES) {
      plain = plain.replace(entity[0], entity[1]);
    }
    return plain;
  }
}
