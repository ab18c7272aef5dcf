package io.darkroom.bench;

import io.darkroom.contract.Conf;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developer;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Wanted;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * The engine without the worker: what a job costs when everything but developing is free. Safe for
 * use by many threads.
 */
final class BareEngine {
  private final Developer developer;

  private BareEngine(Developer developer) {
    this.developer = developer;
  }

  /** Loads the native library, and sets the engine up as a worker does by default. */
  static BareEngine load() {
    Conf conf = Conf.of(new JsonObject());
    EngineOptions options = EngineOptions.read(conf);
    conf.throwIfAny();
    NativeLibrary.load(options.nativeCache());
    return new BareEngine(new Developer(options, new NativeMemory()));
  }

  /** Develops an image, and gives the files of all renditions. */
  List<byte[]> develop(byte[] image, RenditionsOptions wanted) {
    return developer
        .develop(new Wanted(ByteBuffer.wrap(image), Map.of(), wanted), (done, total) -> {})
        .renditions()
        .stream()
        .map(one -> one.file().getBytes())
        .toList();
  }
}
