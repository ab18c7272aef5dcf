package io.darkroom.engine;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.animation.FilmLimits;
import io.darkroom.engine.animation.encode.AnimationWriter;
import io.darkroom.engine.animation.encode.GifWriter;
import io.darkroom.engine.animation.encode.WebpWriter;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Target;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.opencv.imgproc.Imgproc;

/** The animated renditions of one film while it is shown: each frame goes to a writer for each. */
final class Reel implements AutoCloseable {
  private final NativeMemory memory;
  private final int plays;
  private final BiFunction<Pixels, Target, byte[]> still;
  private final Map<Target, Strip> strips = new LinkedHashMap<>();

  /** One rendition so far. */
  private static final class Strip {
    private final AnimationWriter writer;
    private final int width;
    private final int height;
    private int frames;

    Strip(AnimationWriter writer, Pixels first) {
      this.writer = writer;
      width = first.width();
      height = first.height();
    }
  }

  /**
   * A reel for one film.
   *
   * @param plays how often it is shown; 0 for ever
   * @param still encodes one picture as the target's format
   */
  Reel(NativeMemory memory, int plays, BiFunction<Pixels, Target, byte[]> still) {
    this.memory = memory;
    this.plays = plays;
    this.still = still;
  }

  /** True for the formats that can be animated. */
  static boolean animates(Target target) {
    return target.format().animated();
  }

  /** Refuses more pixels in all frames of all renditions than an animation may have itself. */
  static void check(List<Target> targets, int frames, FilmLimits limits) {
    long pixels = targets.stream().filter(Reel::animates).mapToLong(Target::pixels).sum();
    if (pixels * frames > limits.maxPixels()) {
      throw Failure.ANIMATION_TOO_LARGE.with(
          String.format(
              "The renditions have %d pixels in each of %d frames; engine.maxAnimationPixels allows"
                  + " %d together. Ask for smaller or fewer ones, or for the first frame.",
              pixels, frames, limits.maxPixels()));
    }
  }

  /** Adds a frame of a rendition: of 8 bits, alpha straight; it stays its owner's. */
  void add(Target target, Pixels picture, int millis) {
    Strip strip = strips.computeIfAbsent(target, fresh -> new Strip(writer(fresh), picture));
    if (picture.width() != strip.width || picture.height() != strip.height) {
      throw Failure.INVALID_VALUE.with(
          "The rendition "
              + target.spec().name()
              + " has frames of different sizes; leave out what makes them so, or ask for the"
              + " first frame.");
    }
    strip.frames++;
    if (picture.mat().channels() > 1) {
      strip.writer.add(picture, millis);
      return;
    }
    try (Pixels colour =
        memory.make(to -> Imgproc.cvtColor(picture.mat(), to, Imgproc.COLOR_GRAY2BGR))) {
      strip.writer.add(colour, millis);
    }
  }

  /** Gives the renditions, when all frames were added. */
  void developed(Exposure exposure, BiConsumer<Target, Developed> to) {
    strips.forEach((target, strip) -> to.accept(target, developed(exposure, target, strip)));
  }

  private static Developed developed(Exposure exposure, Target target, Strip strip) {
    Encoding encoding = target.spec().encoding();
    Buffer file = Buffer.buffer(strip.writer.file());
    if (encoding.maxBytes() > 0 && file.length() > encoding.maxBytes()) {
      throw Failure.RENDITION_TOO_LARGE.with(
          String.format(
              "The rendition %s has %d bytes in %d frames; maxBytes allows %d. Quality is not"
                  + " lowered for an animation: ask for a smaller size, or a lower quality.",
              target.spec().name(), file.length(), strip.frames, encoding.maxBytes()));
    }
    boolean lossy = target.format() == Format.WEBP && !encoding.lossless();
    return new Developed(
        target.spec().name(),
        target.format(),
        lossy ? encoding.quality() : 0,
        strip.width,
        strip.height,
        strip.frames,
        exposure.crop(target),
        file);
  }

  private AnimationWriter writer(Target target) {
    return target.format() == Format.GIF
        ? new GifWriter(memory, plays, target.spec().encoding().dither())
        : new WebpWriter(memory, plays, part -> still.apply(part, target));
  }

  @Override
  public void close() {
    strips.values().forEach(strip -> strip.writer.close());
  }
}
