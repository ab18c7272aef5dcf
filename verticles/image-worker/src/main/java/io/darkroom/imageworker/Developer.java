package io.darkroom.imageworker;

import io.darkroom.contract.RenditionsOptions;
import io.darkroom.contract.RenditionsOptions.Fit;
import io.darkroom.contract.RenditionsOptions.Format;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;

/**
 * Makes renditions of one image: probe, plan, decode, turn upright, then resize and encode, largest
 * first. Runs on a CPU thread; keeps nothing between images.
 */
final class Developer {
  /** Told how far it is; may throw to end it there. */
  interface Listener {
    void developed(int done, int total);
  }

  private final ImageOptions options;
  private final NativeMemory memory;
  private final Probe probe;
  private final Decoder decoder;

  Developer(ImageOptions options, NativeMemory memory) {
    this.options = options;
    this.memory = memory;
    probe = new Probe(options);
    decoder = new Decoder(memory);
  }

  /** What the image says of itself, when it may be developed; fails as {@link Probe} does. */
  Header probe(byte[] image) {
    return probe.read(image);
  }

  /** The renditions, in the order they were asked for. */
  List<Developed> develop(
      byte[] image, Header header, RenditionsOptions wanted, Listener listener) {
    Plan plan = Plan.of(header, wanted, options.maxPixels());
    List<Developed> made = new ArrayList<>();
    listener.developed(0, plan.targets().size());
    try (Pyramid pyramid = new Pyramid(source(image, header, plan))) {
      for (Target target : plan.targets()) {
        made.add(new Developed(target, Buffer.buffer(rendition(pyramid, target))));
        listener.developed(made.size(), plan.targets().size());
      }
    }
    made.sort(Comparator.comparingInt(one -> wanted.renditions().indexOf(one.target().spec())));
    return made;
  }

  /** The upright picture; with alpha, multiplied by it, or flattened if none of it is kept. */
  private Pixels source(byte[] image, Header header, Plan plan) {
    Pixels picture = upright(decoder.decode(image, header, plan.reduction()), header);
    if (!picture.alpha()) {
      return picture;
    }
    try {
      Alpha.multiply(picture);
      if (plan.keepsAlpha()) {
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

  private static Pixels upright(Pixels stored, Header header) {
    if (header.orientation() == ExifOrientation.UPRIGHT) {
      return stored;
    }
    try (stored) {
      return Upright.turn(stored, header.orientation());
    }
  }

  private byte[] rendition(Pyramid pyramid, Target target) {
    Pixels base = pyramid.baseFor(target);
    if (target.crop().whole()) {
      Pixels resized = Resizer.resize(base, target.width(), target.height());
      try {
        return encode(resized, target);
      } finally {
        if (target.spec().fit() == Fit.INSIDE) {
          pyramid.offer(resized);
        } else {
          resized.close();
        }
      }
    }
    try (Pixels part = memory.own(new Mat(base.mat(), target.crop().of(base)), view -> {});
        Pixels resized = Resizer.resize(part, target.width(), target.height())) {
      return encode(resized, target);
    }
  }

  private byte[] encode(Pixels picture, Target target) {
    int quality = target.spec().quality();
    if (!picture.alpha()) {
      return Encoder.encode(picture, target.format(), quality);
    }
    try (Pixels shown =
        target.format() == Format.JPEG
            ? Alpha.flattened(picture, options.background())
            : Alpha.straight(picture)) {
      return Encoder.encode(shown, target.format(), quality);
    }
  }
}
