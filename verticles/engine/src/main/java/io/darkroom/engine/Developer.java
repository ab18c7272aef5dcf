package io.darkroom.engine;

import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Fit;
import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.decode.Decoder;
import io.darkroom.engine.describe.Describer;
import io.darkroom.engine.encode.Encoded;
import io.darkroom.engine.encode.Encoder;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Probe;
import io.darkroom.engine.metadata.Kept;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Plan;
import io.darkroom.engine.plan.Target;
import io.darkroom.engine.steps.Alpha;
import io.darkroom.engine.steps.Channels;
import io.darkroom.engine.steps.Others;
import io.darkroom.engine.steps.Resizer;
import io.darkroom.engine.steps.Steps;
import io.darkroom.engine.turbo.TurboJpeg;
import io.darkroom.text.Fonts;
import io.darkroom.text.Typesetter;
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
  private final SourceReader reader;
  private final Encoder encoder;
  private final Typesetter typesetter;
  private final String jpegCodec;

  /** Blocks while native libraries are looked for. Fails with {@code INVALID_CONFIGURATION}. */
  public Developer(EngineOptions options, NativeMemory memory) {
    this.options = options;
    this.memory = memory;
    probe = new Probe(options.limits());
    Optional<TurboJpeg> turbo = TurboJpeg.find(options.jpeg());
    Decoder decoder = new Decoder(memory, turbo, options.limits().acceptTruncated());
    reader = new SourceReader(probe, decoder, options);
    encoder = new Encoder(turbo);
    typesetter = new Typesetter(new Fonts(NativeLibrary.cache(options.nativeCache())));
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
    Exposure exposure = Exposure.of(wanted, header);
    if (exposure.colour().inks() != null) {
      probe.checkInks(header);
    }
    List<Target> targets = plan.targets();
    Developed[] made = new Developed[targets.size()];
    JsonObject info = null;
    listener.developed(0, made.length);
    try (Others others = reader.others(wanted.others());
        Pyramid pyramid =
            new Pyramid(
                reader.read(
                    wanted.image(),
                    header,
                    exposure.colour(),
                    plan.reduction(),
                    plan.keepsAlpha()))) {
      for (int i = 0; i < made.length; i++) {
        Target target = targets.get(i);
        made[wanted.options().renditions().indexOf(target.spec())] =
            rendition(pyramid, target, exposure, others);
        listener.developed(i + 1, made.length);
      }
      if (wanted.options().info() != null) {
        Pixels enough = pyramid.smallest(Describer.ENOUGH);
        info = Describer.describe(wanted.image(), enough, wanted.options().info());
      }
    }
    return new Development(exposure.facts(), info, List.of(made));
  }

  private Developed rendition(Pyramid pyramid, Target target, Exposure exposure, Others others) {
    Pixels base = pyramid.baseFor(target);
    if (target.crop().whole()) {
      Pixels resized = Resizer.resize(base, target.width(), target.height());
      try {
        return finished(resized, target, exposure, others);
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
      return finished(resized, target, exposure, others);
    }
  }

  private Developed finished(Pixels resized, Target target, Exposure exposure, Others others) {
    if (target.spec().steps().isEmpty()) {
      return encoded(resized, target, exposure);
    }
    try (Pixels stepped = Steps.of(target.spec().steps(), others, typesetter).apply(resized)) {
      return encoded(stepped, target, exposure);
    }
  }

  private Developed encoded(Pixels picture, Target target, Exposure exposure) {
    if (exposure.kept().profile() && picture.mat().channels() == 1) {
      try (Pixels coloured = Channels.bgr(picture)) { // the profile is of three channels
        return encoded(coloured, target, exposure);
      }
    }
    Encoded file = encode(picture, target, exposure.kept());
    return new Developed(
        target.spec().name(),
        file.format(),
        file.quality(),
        picture.width(),
        picture.height(),
        file.file());
  }

  private Encoded encode(Pixels picture, Target target, Kept kept) {
    Encoding encoding = target.spec().encoding().leaving(kept.bytes());
    if (!picture.alpha()) {
      return kept.into(encoder.encode(picture, target.format(), encoding), picture);
    }
    try (Pixels shown =
        target.format() == Format.JPEG
            ? Alpha.flattened(picture, options.background())
            : Alpha.straight(picture)) {
      return kept.into(encoder.encode(shown, target.format(), encoding), shown);
    }
  }
}
