package io.darkroom.engine;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.renditions.Frames;
import io.darkroom.contract.renditions.Intake;
import io.darkroom.contract.renditions.Truncated;
import io.darkroom.engine.animation.Film;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

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
  private final Arrangement arrangement;

  /** Blocks while native libraries are looked for. Fails with {@code INVALID_CONFIGURATION}. */
  public Developer(EngineOptions options, NativeMemory memory) {
    this.options = options;
    this.memory = memory;
    probe = new Probe(options.limits());
    Optional<TurboJpeg> turbo = TurboJpeg.find(options.jpeg());
    Decoder decoder = new Decoder(memory, turbo, options.limits().acceptTruncated());
    reader = new SourceReader(probe, decoder, options, memory);
    encoder = new Encoder(turbo);
    typesetter = new Typesetter(new Fonts(NativeLibrary.cache(options.nativeCache())));
    arrangement = new Arrangement(options.background());
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
    Intake intake = wanted.options().intake();
    Header header = probe.read(wanted.image(), intake.truncated() == Truncated.ACCEPT);
    if (header.animated() && intake.frames() == Frames.REJECT) {
      throw Failure.IMAGE_ANIMATED.with(
          "The "
              + header.format().wire()
              + " is animated, and the job says frames: reject. Send a still one, or ask for the"
              + " first frame.");
    }
    Plan plan = Plan.of(header, wanted.options(), options.limits().maxPixels());
    boolean animated =
        header.animated()
            && intake.frames() == Frames.ALL
            && plan.targets().stream().anyMatch(Reel::animates);
    Exposure exposure = Exposure.of(wanted, header, animated);
    if (exposure.colour().inks() != null) {
      probe.checkInks(header);
    }
    try (Others others = reader.others(wanted.others())) {
      return animated
          ? animated(wanted, exposure, plan, others, listener)
          : still(wanted, exposure, plan, others, listener);
    }
  }

  private Development still(
      Wanted wanted, Exposure exposure, Plan plan, Others others, Listener listener) {
    Developed[] made = new Developed[plan.targets().size()];
    Press press = (ready, target) -> encoded(ready, target, exposure);
    JsonObject info;
    listener.developed(0, made.length);
    try (Pyramid pyramid =
        new Pyramid(
            reader.read(
                wanted.image(),
                exposure.header(),
                exposure.colour(),
                plan.reduction(),
                plan.keepsAlpha()))) {
      List<Target> targets = placed(plan, wanted, exposure, pyramid);
      for (int i = 0; i < made.length; i++) {
        Target target = targets.get(i);
        made[place(wanted, target)] = rendition(pyramid, target, others, press);
        listener.developed(i + 1, made.length);
      }
      info = info(wanted, pyramid);
    }
    return new Development(exposure.facts(), info, List.of(made));
  }

  /** All frames, each in all renditions that show it before the next one is decoded. */
  private Development animated(
      Wanted wanted, Exposure exposure, Plan plan, Others others, Listener listener) {
    Film film = reader.film(wanted.image(), exposure.header(), exposure.colour());
    Reel.check(plan.targets(), film.length(), options.film());
    Developed[] made = new Developed[plan.targets().size()];
    List<Target> targets = new ArrayList<>();
    JsonObject[] info = new JsonObject[1];
    listener.developed(0, film.length());
    try (Reel reel = new Reel(memory, film.plays(), this::stillWebp)) {
      film.show(
          (index, frame, millis) -> {
            Press press = (ready, target) -> frame(reel, ready, target, millis);
            Press first = (ready, target) -> encoded(ready, target, exposure);
            Pixels picture = reader.ready(frame, exposure.header(), plan.keepsAlpha());
            try (Pyramid pyramid = new Pyramid(picture)) {
              if (index == 0) {
                targets.addAll(placed(plan, wanted, exposure, pyramid));
                Reel.check(targets, film.length(), options.film());
              }
              for (Target target : targets) {
                if (Reel.animates(target)) {
                  rendition(pyramid, target, others, press);
                } else if (index == 0) {
                  made[place(wanted, target)] = rendition(pyramid, target, others, first);
                }
              }
              if (index == 0) {
                info[0] = info(wanted, pyramid);
              }
            }
            listener.developed(index + 1, film.length());
          });
      reel.developed(exposure, (target, rendition) -> made[place(wanted, target)] = rendition);
    }
    JsonObject facts =
        exposure
            .facts()
            .put("frames", film.length())
            .put("plays", film.plays())
            .put("durationMillis", film.millis());
    return new Development(facts, info[0], List.of(made));
  }

  private Developed frame(Reel reel, Pixels ready, Target target, int millis) {
    return shown(
        ready,
        target,
        picture -> {
          reel.add(target, picture, millis);
          return null;
        });
  }

  /** For one frame; the size of all of them together is looked at in the end. */
  private byte[] stillWebp(Pixels picture, Target target) {
    Encoding encoding = target.spec().encoding().ofAnySize();
    return encoder.encode(picture, Format.WEBP, encoding).file().getBytes();
  }

  private static int place(Wanted wanted, Target target) {
    return wanted.options().renditions().indexOf(target.spec());
  }

  private static JsonObject info(Wanted wanted, Pyramid pyramid) {
    return wanted.options().info() == null
        ? null
        : Describer.describe(
            wanted.image(), pyramid.smallest(Describer.ENOUGH), wanted.options().info());
  }

  /** What becomes of a rendition's pixels when they are ready. */
  private interface Press {
    /** Gives null if the rendition is not finished with this picture, which stays its owner's. */
    Developed print(Pixels picture, Target target);
  }

  private List<Target> placed(Plan plan, Wanted wanted, Exposure exposure, Pyramid pyramid) {
    return Placement.of(
        plan, wanted, exposure.header(), options.limits().maxPixels(), pyramid.source());
  }

  private Developed rendition(Pyramid pyramid, Target target, Others others, Press press) {
    Pixels base = pyramid.baseFor(target);
    Rect part = target.part().of(base.width(), base.height()).rect();
    Pixels resized;
    try (Pixels shown = memory.lend(new Mat(base.mat(), part))) {
      resized = Resizer.resize(shown, target.uprightWidth(), target.uprightHeight());
    }
    try {
      return arranged(resized, target, others, press);
    } finally {
      if (target.everything()) {
        pyramid.offer(resized);
      } else {
        resized.close();
      }
    }
  }

  private Developed arranged(Pixels resized, Target target, Others others, Press press) {
    if (!arrangement.changes(resized, target)) {
      return finished(resized, target, others, press);
    }
    try (Pixels arranged = arrangement.of(resized, target)) {
      return finished(arranged, target, others, press);
    }
  }

  private Developed finished(Pixels picture, Target target, Others others, Press press) {
    if (target.spec().steps().isEmpty()) {
      return press.print(picture, target);
    }
    try (Pixels stepped = Steps.of(target.spec().steps(), others, typesetter).apply(picture)) {
      return press.print(stepped, target);
    }
  }

  private Developed encoded(Pixels picture, Target target, Exposure exposure) {
    if (exposure.kept().profile() && picture.mat().channels() == 1) {
      try (Pixels coloured = Channels.bgr(picture)) { // the profile is of three channels
        return encoded(coloured, target, exposure);
      }
    }
    Encoded file = encode(picture, target, exposure);
    return new Developed(
        target.spec().name(),
        file.format(),
        file.quality(),
        picture.width(),
        picture.height(),
        1,
        exposure.crop(target),
        file.file());
  }

  private Encoded encode(Pixels picture, Target target, Exposure exposure) {
    Kept kept = exposure.kept();
    Format format = target.format();
    if (format == Format.GIF) {
      return shown(picture, target, shown -> gif(shown, target, exposure));
    }
    Encoding encoding = target.spec().encoding().leaving(kept.bytes());
    return shown(
        picture, target, shown -> kept.into(encoder.encode(shown, format, encoding), shown));
  }

  /** It has no place for what is kept, so that its pixels are sRGB whatever is. */
  private Encoded gif(Pixels shown, Target target, Exposure exposure) {
    Encoding encoding = target.spec().encoding();
    if (!exposure.kept().profile()) {
      return encoder.encode(shown, Format.GIF, encoding);
    }
    try (Pixels converted = exposure.colour().converted(memory.make(shown.mat()::copyTo))) {
      return encoder.encode(converted, Format.GIF, encoding);
    }
  }

  /** Lends a picture as the target's format can show it: alpha straight, or gone. */
  private <T> T shown(Pixels picture, Target target, Function<Pixels, T> use) {
    if (!picture.alpha()) {
      return use.apply(picture);
    }
    try (Pixels shown =
        target.format() == Format.JPEG
            ? Alpha.flattened(picture, arrangement.opaque(target))
            : Alpha.straight(picture)) {
      return use.apply(shown);
    }
  }
}
