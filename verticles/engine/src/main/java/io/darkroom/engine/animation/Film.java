package io.darkroom.engine.animation;

import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.SourceFormat;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.util.List;

/**
 * The frames of an animation whose header was let in. Nothing of them is decoded until it is asked
 * for, and then one at a time.
 */
public final class Film {
  /** Decodes single frames of one file. */
  interface Frames {
    /** 8-bit BGR, or BGRA with straight alpha, of the size of the frame's place. */
    Pixels decode(int frame);
  }

  private final Canvas.Size size;
  private final int plays;
  private final List<Frame> frames;
  private final Frames decoder;
  private final NativeMemory memory;

  /**
   * @param plays how often it is shown; 0 for ever
   */
  Film(Canvas.Size size, int plays, List<Frame> frames, Frames decoder, NativeMemory memory) {
    this.size = size;
    this.plays = plays;
    this.frames = List.copyOf(frames);
    this.decoder = decoder;
    this.memory = memory;
  }

  /** Gets what is seen, one after the other. */
  public interface Viewer {
    /**
     * @param index from 0
     * @param picture 8-bit BGR, or BGRA with straight alpha; the viewer closes it
     * @param millis how long it is seen
     */
    void see(int index, Pixels picture, int millis);
  }

  /**
   * Reads the frames of an animated image. Fails with {@code IMAGE_TOO_MANY_FRAMES}, {@code
   * ANIMATION_TOO_LARGE}, {@code IMAGE_TRUNCATED} or {@code IMAGE_CORRUPT}.
   */
  public static Film all(
      Bytes file, Header header, FilmLimits limits, StillDecoder decoder, NativeMemory memory) {
    Film film =
        switch (header.format()) {
          case GIF -> GifFilm.read(file, header, limits.maxFrames() + 1, memory);
          case WEBP -> WebpFilm.read(file, header, limits.maxFrames() + 1, decoder, memory);
          case PNG -> PngFilm.read(file, header, limits.maxFrames() + 1, decoder, memory);
          default -> throw new IllegalArgumentException(header.format() + " has no frames");
        };
    limits.check(film.size, film.frames);
    return film;
  }

  /**
   * True for what has to be drawn on a canvas even if only its first frame is wanted: GIFs, and
   * animated WebPs. A still viewer's picture of an APNG is no frame, or is one of full size.
   */
  public static boolean drawsFirst(Header header) {
    return switch (header.format()) {
      case GIF -> true;
      case WEBP -> header.animated();
      default -> false;
    };
  }

  /** What is seen first, where {@link #drawsFirst}; further frames are not looked at. */
  public static Pixels first(Bytes file, Header header, StillDecoder decoder, NativeMemory memory) {
    Film film =
        header.format() == SourceFormat.GIF
            ? GifFilm.read(file, header, 1, memory)
            : WebpFilm.read(file, header, 1, decoder, memory);
    try (Canvas canvas = new Canvas(film.size, memory);
        Pixels frame = film.decoder.decode(0)) {
      canvas.draw(film.frames.get(0), frame);
      return canvas.seen();
    }
  }

  /** How many frames. */
  public int length() {
    return frames.size();
  }

  /** How often it is shown; 0 for ever. */
  public int plays() {
    return plays;
  }

  /** How long it takes to see it once, in ms. */
  public long millis() {
    return frames.stream().mapToLong(Frame::millis).sum();
  }

  /** Shows it, with one canvas, one frame and one picture in memory at a time. */
  public void show(Viewer viewer) {
    try (Canvas canvas = new Canvas(size, memory)) {
      for (int i = 0; i < frames.size(); i++) {
        try (Pixels frame = decoder.decode(i)) {
          canvas.draw(frames.get(i), frame);
        }
        viewer.see(i, canvas.seen(), frames.get(i).millis());
      }
    }
  }
}
