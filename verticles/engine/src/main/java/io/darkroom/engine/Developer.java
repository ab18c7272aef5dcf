package io.darkroom.engine;

import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Fit;
import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.colour.Colour;
import io.darkroom.engine.decode.Decoder;
import io.darkroom.engine.describe.Describer;
import io.darkroom.engine.encode.Encoded;
import io.darkroom.engine.encode.Encoder;
import io.darkroom.engine.header.ExifOrientation;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Probe;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Plan;
import io.darkroom.engine.plan.Target;
import io.darkroom.engine.steps.Alpha;
import io.darkroom.engine.steps.Resizer;
import io.darkroom.engine.steps.Steps;
import io.darkroom.engine.steps.Upright;
import io.darkroom.engine.turbo.TurboJpeg;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;

/**
 * Makes renditions of one image: probe, plan, decode, turn upright, then resize, steps and encode,
 * largest first. Runs on a CPU thread; keeps nothing between images, and may be used by many
 * threads.
 */
public final class Developer {
  /** Told how far it is; may throw to end it there. */
  public interface Listener {
    void developed(int done, int total);
  }

  /** The {@link #jpegCodec()} when nothing better is there. */
  public static final String OPENCV = "opencv";

  private final EngineOptions options;
  private final NativeMemory memory;
  private final Probe probe;
  private final Decoder decoder;
  private final Encoder encoder;
  private final String jpegCodec;

  /** Blocks while native libraries are looked for. Fails with {@code INVALID_CONFIGURATION}. */
  public Developer(EngineOptions options, NativeMemory memory) {
    this.options = options;
    this.memory = memory;
    probe = new Probe(options.limits());
    Optional<TurboJpeg> turbo = TurboJpeg.find(options.jpeg());
    decoder = new Decoder(memory, turbo, options.limits().acceptTruncated());
    encoder = new Encoder(turbo);
    jpegCodec = turbo.map(TurboJpeg::file).orElse(OPENCV);
  }

  /** What does JPEG: libjpeg-turbo's library, by its path, or {@value #OPENCV}. */
  public String jpegCodec() {
    return jpegCodec;
  }

  /**
   * Develops an image. Fails as {@link Probe} does, with {@code IMAGE_CORRUPT}, or with {@code
   * INVALID_VALUE} when what is wanted cannot be made of this image.
   */
  public Development develop(Wanted wanted, Listener listener) {
    Header header = probe.read(wanted.image());
    Plan plan = Plan.of(header, wanted.options(), options.limits().maxPixels());
    Colour colour = Colour.of(wanted.image(), header, false);
    if (colour.inks() != null) {
      probe.checkInks(header);
    }
    List<Target> targets = plan.targets();
    Developed[] made = new Developed[targets.size()];
    JsonObject info = null;
    listener.developed(0, made.length);
    try (Pyramid pyramid = new Pyramid(source(wanted, header, colour, plan))) {
      for (int i = 0; i < made.length; i++) {
        Target target = targets.get(i);
        made[wanted.options().renditions().indexOf(target.spec())] = rendition(pyramid, target);
        listener.developed(i + 1, made.length);
      }
      if (wanted.options().info() != null) {
        Pixels enough = pyramid.smallest(Describer.ENOUGH);
        info = Describer.describe(wanted.image(), enough, wanted.options().info());
      }
    }
    return new Development(facts(header, colour, wanted), info, List.of(made));
  }

  private static JsonObject facts(Header header, Colour colour, Wanted wanted) {
    JsonObject facts =
        new JsonObject()
            .put("format", header.format().wire())
            .put("width", header.uprightWidth())
            .put("height", header.uprightHeight())
            .put("bytes", wanted.image().limit())
            .put("orientation", header.orientation());
    colour.describe(facts);
    return facts;
  }

  /** The upright picture; with alpha, multiplied by it, or flattened if none of it is kept. */
  private Pixels source(Wanted wanted, Header header, Colour colour, Plan plan) {
    Pixels decoded = decoder.decode(wanted.image(), header, colour, plan.reduction());
    Pixels picture = upright(colour.develop(decoded), header);
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

  private Developed rendition(Pyramid pyramid, Target target) {
    Pixels base = pyramid.baseFor(target);
    if (target.crop().whole()) {
      Pixels resized = Resizer.resize(base, target.width(), target.height());
      try {
        return finished(resized, target);
      } finally {
        if (target.spec().geometry().fit() == Fit.INSIDE) {
          pyramid.offer(resized);
        } else {
          resized.close();
        }
      }
    }
    try (Pixels part = memory.own(new Mat(base.mat(), target.crop().of(base)), view -> {});
        Pixels resized = Resizer.resize(part, target.width(), target.height())) {
      return finished(resized, target);
    }
  }

  private Developed finished(Pixels resized, Target target) {
    if (target.spec().steps().isEmpty()) {
      return encoded(resized, target);
    }
    try (Pixels stepped = Steps.of(target.spec().steps()).apply(resized)) {
      return encoded(stepped, target);
    }
  }

  private Developed encoded(Pixels picture, Target target) {
    Encoded file = encode(picture, target);
    return new Developed(
        target.spec().name(),
        file.format(),
        file.quality(),
        picture.width(),
        picture.height(),
        file.file());
  }

  private Encoded encode(Pixels picture, Target target) {
    Encoding encoding = target.spec().encoding();
    if (!picture.alpha()) {
      return encoder.encode(picture, target.format(), encoding);
    }
    try (Pixels shown =
        target.format() == Format.JPEG
            ? Alpha.flattened(picture, options.background())
            : Alpha.straight(picture)) {
      return encoder.encode(shown, target.format(), encoding);
    }
  }
}
