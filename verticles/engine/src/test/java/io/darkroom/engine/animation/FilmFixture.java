package io.darkroom.engine.animation;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.colour.Colour;
import io.darkroom.engine.decode.Decoder;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.SourceFormat;
import io.darkroom.engine.pixels.Pixels;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows animations on a canvas of a few pixels, so that each of them can be looked at. */
public abstract class FilmFixture extends DeveloperFixture {
  protected static final FilmLimits LIMITS = new FilmLimits(100, 1_000_000);

  protected Film film(byte[] file) {
    return film(file, LIMITS);
  }

  protected Film film(byte[] file, FilmLimits limits) {
    Bytes bytes = new Bytes(ByteBuffer.wrap(file));
    return Film.all(bytes, header(file), limits, this::still, memory);
  }

  protected static Header header(byte[] file) {
    Bytes bytes = new Bytes(ByteBuffer.wrap(file));
    return Header.read(bytes, SourceFormat.of(bytes));
  }

  protected Pixels still(ByteBuffer file, Header header) {
    return new Decoder(memory, Optional.empty(), false)
        .decode(file, header, Colour.of(file, header, false), 1);
  }

  /** Each picture that is seen, its rows as hex: {@code AARRGGBB} a pixel. */
  protected List<String> shown(byte[] file) {
    List<String> pictures = new ArrayList<>();
    film(file)
        .show(
            (index, picture, millis) -> {
              try (picture) {
                pictures.add(text(picture));
              }
            });
    return pictures;
  }

  /** A letter a pixel, rows apart by a space. */
  protected static String text(Pixels picture) {
    StringBuilder text = new StringBuilder();
    byte[] pixel = new byte[picture.mat().channels()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        picture.mat().get(y, x, pixel);
        int alpha = pixel.length == 4 ? pixel[3] & 0xff : 255;
        int rgb = (pixel[2] & 0xff) << 16 | (pixel[1] & 0xff) << 8 | (pixel[0] & 0xff);
        text.append(letter(alpha, rgb));
      }
      text.append(y < picture.height() - 1 ? " " : "");
    }
    return text.toString();
  }

  private static String letter(int alpha, int rgb) {
    if (alpha == 0) {
      return ".";
    }
    String letter =
        switch (rgb) {
          case 0xff0000 -> "r";
          case 0x00ff00 -> "g";
          case 0x0000ff -> "b";
          case 0xffff00 -> "y";
          default -> "(" + Integer.toHexString(rgb) + ")";
        };
    return alpha == 255 ? letter : letter + alpha;
  }
}
