package io.darkroom.engine.isolation;

import io.darkroom.contract.Conf;
import io.darkroom.engine.Developer;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.Task;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** What children of a {@link ProcessDarkroom} do: develop. */
public class DevelopTask implements Task {
  /** What does JPEG, as children say it = {@value}. */
  static final String JPEG_CODEC = "jpegCodec";

  private final NativeMemory memory = new NativeMemory();
  private Developer developer;

  /** Opened with the configuration, as far as it is the engine's. */
  @Override
  public JsonObject open(JsonObject options) {
    Conf conf = Conf.of(options);
    EngineOptions engine = EngineOptions.read(conf);
    conf.throwIfAny();
    NativeLibrary.load(engine.nativeCache());
    developer = new Developer(engine, memory);
    return new JsonObject().put(JPEG_CODEC, developer.jpegCodec());
  }

  @Override
  public Answer run(Call call, Consumer<JsonObject> told) {
    return Wire.answer(
        developer.develop(
            Wire.wanted(call),
            (done, total) -> told.accept(new JsonObject().put("done", done).put("total", total))));
  }
}
