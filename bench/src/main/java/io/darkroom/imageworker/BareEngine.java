package io.darkroom.imageworker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.RenditionsOptions;
import io.vertx.core.json.JsonObject;

/**
 * The image worker's engine without the worker: what a job costs when everything but developing is
 * free. Here, in the engine's package, since nobody but a benchmark has any business with it. Safe
 * for use by many threads.
 */
public final class BareEngine {
  private final Developer developer;

  private BareEngine(Developer developer) {
    this.developer = developer;
  }

  /** Loads the native library, and sets the engine up as a worker does by default. */
  public static BareEngine load() {
    Conf conf = Conf.of(new JsonObject());
    ImageOptions options = ImageOptions.read(conf);
    conf.throwIfAny();
    NativeLibrary.load(options.nativeCache());
    return new BareEngine(new Developer(options, new NativeMemory()));
  }

  /** Develops an image, and gives the bytes of all renditions. */
  public long develop(byte[] image, RenditionsOptions wanted) {
    return developer.develop(image, developer.probe(image), wanted, (done, total) -> {}).stream()
        .mapToLong(one -> one.file().length())
        .sum();
  }
}
