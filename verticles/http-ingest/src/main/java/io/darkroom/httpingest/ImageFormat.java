package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is taken for an image at the door, by its first bytes; names and media types that senders
 * give count for nothing. Whether it can be developed is the worker's matter.
 */
enum ImageFormat {
  JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
  PNG("image/png", "\u0089PNG\r\n\u001a\n"),
  GIF("image/gif", "GIF8"),
  WEBP("image/webp", "RIFF????WEBP"),
  AVIF("image/avif", "????ftypavi"),
  HEIC("image/heic", "????ftypheic"),
  HEIF("image/heif", "????ftypmif1"),
  BMP("image/bmp", "BM"),
  TIFF_LITTLE("image/tiff", "II*\0"),
  TIFF_BIG("image/tiff", "MM\0*");

  /** How many bytes it takes to tell = {@value}. */
  static final int SNIFFED = 16;

  private final String contentType;
  private final String magic;

  /**
   * @param magic the first bytes, as ISO 8859-1; {@code ?} stands for any byte
   */
  ImageFormat(String contentType, String magic) {
    this.contentType = contentType;
    this.magic = magic;
  }

  /** The media type. */
  String contentType() {
    return contentType;
  }

  /** The format of the image that begins so, or NOT_AN_IMAGE. */
  static ImageFormat of(Buffer head) {
    Optional<ImageFormat> known = Stream.of(values()).filter(it -> it.begins(head)).findFirst();
    return known.orElseThrow(
        () ->
            Failure.NOT_AN_IMAGE.with(
                "What was uploaded is not an image: it begins "
                    + shown(head)
                    + ", and JPEG, PNG, WebP, GIF, AVIF, HEIC, BMP and TIFF begin otherwise."));
  }

  private boolean begins(Buffer head) {
    if (head.length() < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if (magic.charAt(i) != '?' && magic.charAt(i) != (head.getByte(i) & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private static String shown(Buffer head) {
    String text = head.slice(0, Math.min(head.length(), SNIFFED)).toString(ISO_8859_1.name());
    return "\"" + text.replaceAll("[^\\x20-\\x7e]|\"", ".") + "\"";
  }
}
