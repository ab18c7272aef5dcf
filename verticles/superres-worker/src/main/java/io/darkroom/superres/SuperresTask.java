package io.darkroom.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Original;
import io.darkroom.engine.OriginalReader;
import io.darkroom.engine.encode.Encoded;
import io.darkroom.engine.encode.Encoder;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Alpha;
import io.darkroom.engine.turbo.TurboJpeg;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.Task;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes one picture after the other larger: the call's options and file in, the larger file out
 * with what the job's result says of it. One thread.
 */
public final class SuperresTask implements Task {
  private final NativeMemory memory;
  private EngineOptions engine;
  private SuperresWorkerOptions options;
  private OriginalReader reader;
  private Encoder encoder;
  private Catalogue catalogue;
  private Networks networks;

  /** One of a process of its own. */
  public SuperresTask() {
    this(new NativeMemory());
  }

  SuperresTask(NativeMemory memory) {
    this.memory = memory;
  }

  /** Opened with the configuration, as far as it is the engine's and the worker's. */
  @Override
  public JsonObject open(JsonObject config) {
    Conf conf = Conf.of(config);
    engine = EngineOptions.read(conf);
    options = SuperresWorkerOptions.read(conf);
    conf.throwIfAny();
    NativeLibrary.load(engine.nativeCache());
    Optional<TurboJpeg> turbo = TurboJpeg.find(engine.jpeg());
    reader = new OriginalReader(engine, memory, turbo);
    encoder = new Encoder(turbo);
    catalogue = Catalogue.open(options.models());
    networks = new Networks(catalogue, memory);
    return new JsonObject();
  }

  @Override
  public Answer run(Call call, Consumer<JsonObject> told) {
    SuperresOptions asked = SuperresOptions.of(call.what());
    ByteBuffer file = call.files().get(0);
    Original original = reader.open(file);
    Prospect prospect = Prospect.of(file, original.header(), asked, catalogue, options);
    Network network = networks.of(prospect.model());
    try (Pixels larger = upscale(original, prospect, network, told)) {
      Encoded encoded = encode(larger, prospect);
      return new Answer(
          prospect
              .facts()
              .put("source", original.facts())
              .put(
                  "rendition",
                  new JsonObject()
                      .put("format", encoded.format().name().toLowerCase(Locale.ROOT))
                      .put("quality", encoded.quality())
                      .put("width", larger.width())
                      .put("height", larger.height())),
          List.of(encoded.file()));
    }
  }

  /** The source's pixels are gone when this returns. */
  private Pixels upscale(
      Original original, Prospect prospect, Network network, Consumer<JsonObject> told) {
    try (Pixels picture = original.decode()) {
      return new Upscaler(network, memory)
          .upscale(
              picture,
              prospect.tiling(),
              (done, total) -> told.accept(new JsonObject().put("done", done).put("total", total)));
    }
  }

  private Encoded encode(Pixels larger, Prospect prospect) {
    Encoding encoding = prospect.asked().encoding();
    if (prospect.format() != Format.JPEG || !larger.alpha()) {
      return encoder.encode(larger, prospect.format(), encoding);
    }
    Alpha.multiply(larger);
    try (Pixels opaque = Alpha.flattened(larger, engine.background())) {
      return encoder.encode(opaque, prospect.format(), encoding);
    }
  }
}
