package io.darkroom.map.fetch;

import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Limits;
import io.darkroom.engine.header.Probe;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at what a server gave, from its first bytes: whether it is an image that may be decoded, of
 * the size asked for. A web map service that has something to complain of says so with status 200
 * and a text in XML, whatever its media type (OGC 06-042, §6.11).
 */
final class Inspection {
  /** Bytes of a text that are looked at for an exception = {@value}. */
  private static final int LOOK = 4_096;

  /** Most characters of an exception that are told = {@value}. */
  private static final int MOST = 200;

  private static final Pattern EXCEPTION =
      Pattern.compile("<(?:\\w+:)?ServiceException\\b([^>]*)>(.*?)(?:</|$)", Pattern.DOTALL);

  private static final Pattern REPORT =
      Pattern.compile("<(?:\\w+:)?(?:Service)?ExceptionReport\\b");
  private static final Pattern CODE = Pattern.compile("code=[\"']([\\w.-]{1,60})[\"']");

  private final Probe probe;

  Inspection(Limits limits) {
    probe = new Probe(limits);
  }

  /**
   * Fails with {@code WMS_EXCEPTION}, {@code TILE_SIZE_WRONG}, or as {@link Probe} does; none of
   * them tells more of the address than {@code shown}.
   */
  void check(Wanted wanted, Buffer body, String shown) {
    String text = text(body);
    if (text != null) {
      checkText(text, shown);
    }
    Header header = probe.read(ByteBuffer.wrap(body.getBytes()));
    if (wanted.width() != Wanted.ANY
        && (header.uprightWidth() != wanted.width() || header.uprightHeight() != wanted.height())) {
      throw Failure.TILE_SIZE_WRONG.with(
          shown
              + " gave an image of "
              + header.uprightWidth()
              + "x"
              + header.uprightHeight()
              + " pixels, was asked for "
              + wanted.width()
              + "x"
              + wanted.height()
              + (header.uprightWidth() == 2 * wanted.width()
                  ? "; tileSize says how large tiles are."
                  : "."));
    }
  }

  /** The beginning of a text that looks like XML; null for all else. */
  private static String text(Buffer body) {
    String start =
        new String(body.getBytes(0, Math.min(LOOK, body.length())), StandardCharsets.UTF_8);
    String text = start.startsWith("\ufeff") ? start.substring(1).stripLeading() : start.strip();
    return text.startsWith("<") ? text : null;
  }

  private static void checkText(String text, String shown) {
    Matcher exception = EXCEPTION.matcher(text);
    if (exception.find()) {
      Matcher code = CODE.matcher(exception.group(1));
      throw Failure.WMS_EXCEPTION.with(
          shown
              + " answered with a service exception"
              + (code.find() ? " (" + code.group(1) + ")" : "")
              + ": "
              + words(exception.group(2)));
    }
    if (REPORT.matcher(text).find()) {
      throw Failure.WMS_EXCEPTION.with(shown + " answered with a service exception.");
    }
    throw Failure.NOT_AN_IMAGE.with(shown + " answered with a page of text, not with an image.");
  }

  private static String words(String xml) {
    String plain =
        xml.replace("<![CDATA[", "")
            .replace("]]>", "")
            .replaceAll("<[^>]*>", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&")
            .replaceAll("[\\p{Cntrl}\\s]+", " ")
            .strip();
    return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "…";
  }
}
