package io.darkroom.engine;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Source;
import io.darkroom.engine.animation.Film;
import io.darkroom.engine.animation.StillDecoder;
import io.darkroom.engine.colour.Colour;
import io.darkroom.engine.decode.Decoder;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.ExifOrientation;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Probe;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Alpha;
import io.darkroom.engine.steps.Others;
import io.darkroom.engine.steps.Upright;
import java.nio.ByteBuffer;
import java.util.Map;

/** Makes pictures of files: decoded, in sRGB, upright, their colours multiplied by alpha. */
final class SourceReader {
  private final Probe probe;
  private final Decoder decoder;
  private final EngineOptions options;
  private final NativeMemory memory;

  SourceReader(Probe probe, Decoder decoder, EngineOptions options, NativeMemory memory) {
    this.probe = probe;
    this.decoder = decoder;
    this.options = options;
    this.memory = memory;
  }

  /** The picture of a file whose header was read; flattened if none of its alpha is kept. */
  Pixels read(ByteBuffer image, Header header, Colour colour, int reduction, boolean keepsAlpha) {
    return ready(stored(image, header, colour, reduction), header, keepsAlpha);
  }

  /** The picture in its full size, alpha straight. */
  Pixels straight(ByteBuffer image, Header header, Colour colour) {
    return upright(stored(image, header, colour, 1), header);
  }

  /** The picture as it is stored, alpha straight. */
  private Pixels stored(ByteBuffer image, Header header, Colour colour, int reduction) {
    if (Film.drawsFirst(header)) {
      return Film.first(new Bytes(image), header, stills(colour), memory);
    }
    return colour.develop(decoder.decode(image, header, colour, reduction));
  }

  /** The frames of an animated file whose header was read. Fails as {@link Film#all} does. */
  Film film(ByteBuffer image, Header header, Colour colour) {
    return Film.all(new Bytes(image), header, options.film(), stills(colour), memory);
  }

  private StillDecoder stills(Colour colour) {
    return (file, header) -> colour.develop(decoder.decode(file, header, colour, 1));
  }

  /** Takes over a picture as it is stored, its alpha straight; gives it as {@link #read} does. */
  Pixels ready(Pixels stored, Header header, boolean keepsAlpha) {
    Pixels picture = upright(stored, header);
    if (!picture.alpha()) {
      return picture;
    }
    try {
      Alpha.multiply(picture);
      if (keepsAlpha) {
        return picture;
      }
      Pixels flattened = Alpha.flattened(picture, options.background());
      picture.close();
      return flattened;
    } catch (RuntimeException | Error failure) {
      picture.close();
      throw failure;
    }
  }

  /**
   * The other images that steps need, let in as a job's own image is. Fails as {@link Probe} does,
   * and says which it was; together they have no more pixels than one image may have.
   */
  Others others(Map<Source, ByteBuffer> files) {
    Others others = new Others();
    try {
      long pixels = 0;
      for (Map.Entry<Source, ByteBuffer> file : files.entrySet()) {
        try {
          pixels = other(file.getKey(), file.getValue(), pixels, others);
        } catch (DarkroomException refused) {
          throw refused
              .failure()
              .with(
                  "The image " + file.getKey().shown() + " of a step: " + refused.getMessage(),
                  refused);
        }
      }
      return others;
    } catch (RuntimeException | Error failure) {
      others.close();
      throw failure;
    }
  }

  private long other(Source source, ByteBuffer file, long before, Others others) {
    Header header = probe.read(file);
    long pixels = before + header.pixels();
    if (pixels > options.limits().maxPixels()) {
      throw Failure.IMAGE_TOO_MANY_PIXELS.with(
          "With it the images of the steps have "
              + pixels
              + " pixels; engine.maxPixels allows "
              + options.limits().maxPixels()
              + ". Send smaller ones.");
    }
    Colour colour = Colour.of(file, header, false);
    if (colour.inks() != null) {
      probe.checkInks(header);
    }
    others.put(source, read(file, header, colour, 1, true));
    return pixels;
  }

  private static Pixels upright(Pixels stored, Header header) {
    if (header.orientation() == ExifOrientation.UPRIGHT) {
      return stored;
    }
    try (stored) {
      return Upright.turn(stored, header.orientation());
    }
  }
}
