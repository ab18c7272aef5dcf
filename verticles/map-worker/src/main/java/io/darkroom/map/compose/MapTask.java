package io.darkroom.map.compose;

import io.darkroom.contract.Conf;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.encode.Encoder;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.turbo.TurboJpeg;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.Task;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Draws one map after the other: an {@link Order} and files in, a PNG out, with what {@link
 * Composition#facts} says of it and {@code "took": {"composing", "encoding"}} in ms. One thread.
 */
public final class MapTask implements Task {
  private final NativeMemory memory;
  private Files files;
  private Lettering lettering;
  private Encoder encoder;

  /** One of a process of its own. */
  public MapTask() {
    this(new NativeMemory());
  }

  /**
   * One among others.
   *
   * @param memory where pixels are counted
   */
  public MapTask(NativeMemory memory) {
    this.memory = memory;
  }

  /** Opened with the configuration, as far as it is the engine's. */
  @Override
  public JsonObject open(JsonObject config) {
    Conf conf = Conf.of(config);
    EngineOptions engine = EngineOptions.read(conf);
    conf.throwIfAny();
    NativeLibrary.load(engine.nativeCache());
    Optional<TurboJpeg> turbo = TurboJpeg.find(engine.jpeg());
    files = new Files(engine, memory, turbo);
    lettering = new Lettering(NativeLibrary.cache(engine.nativeCache()));
    encoder = new Encoder(turbo);
    return new JsonObject();
  }

  @Override
  public Answer run(Call call, Consumer<JsonObject> told) {
    long begun = System.nanoTime();
    Composition composition =
        new Composition(Order.of(call.what()), call.files(), files, lettering);
    Page page = composition.draw();
    long drawn = System.nanoTime();
    Buffer png = encode(page);
    JsonObject facts = composition.facts();
    facts.put(
        "took",
        new JsonObject()
            .put("composing", millis(drawn - begun))
            .put("encoding", millis(System.nanoTime() - drawn)));
    return new Answer(facts, List.of(png));
  }

  private Buffer encode(Page page) {
    try (Pixels pixels =
        memory.own(
            new Mat(page.height(), page.width(), CvType.CV_8UC3),
            to -> to.put(0, 0, page.bytes()))) {
      return encoder.encode(pixels, Format.PNG, Encoding.of(Format.PNG)).file();
    }
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
