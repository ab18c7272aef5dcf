package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.SourceFormats;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;

/**
 * What is taken for an image at the door, by its first bytes; names and media types that senders
 * give count for nothing. What no worker would take is refused at once.
 */
enum ImageFormat {
  JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
  PNG("image/png", "\u0089PNG\r\n\u001a\n"),
  GIF("image/gif", "GIF8"),
  WEBP("image/webp", "RIFF????WEBP"),
  BMP("image/bmp", "BM"),
  TIFF_LITTLE("image/tiff", "II*\0"),
  TIFF_BIG("image/tiff", "MM\0*"),
  AVIF("image/avif", "????ftypavi"),
  HEIC("image/heic", "????ftyphe"),
  HEIF("image/heif", "????ftypmif1"),
  HEIF_SEQUENCE("image/heif-sequence", "????ftypmsf1");

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

  /**
   * The format of the image that begins so, one of those taken; else NOT_AN_IMAGE,
   * AVIF_NOT_DECODED, HEIC_NOT_DECODED or FORMAT_NOT_ALLOWED.
   */
  static ImageFormat of(Buffer head, SourceFormats taken) {
    String names = String.join(", ", taken.names());
    ImageFormat format =
        Stream.of(values())
            .filter(it -> it.begins(head))
            .findFirst()
            .orElseThrow(
                () ->
                    Failure.NOT_AN_IMAGE.with(
                        "What was uploaded is not an image: it begins "
                            + shown(head)
                            + "; send one of "
                            + names
                            + "."));
    Failure refused =
        switch (format) {
          case AVIF -> Failure.AVIF_NOT_DECODED;
          case HEIC, HEIF, HEIF_SEQUENCE -> Failure.HEIC_NOT_DECODED;
          default -> Failure.FORMAT_NOT_ALLOWED;
        };
    if (refused != Failure.FORMAT_NOT_ALLOWED || !taken.names().contains(format.wire())) {
      throw refused.with("What was uploaded is " + format.wire() + "; send one of " + names + ".");
    }
    return format;
  }

  /** The format's name, as {@code engine.formats} has it. */
  private String wire() {
    return contentType.substring(contentType.indexOf('/') + 1);
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
