package io.darkroom.imageworker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.engine.Developer;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.worker.Operation;
import io.darkroom.worker.WorkLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import java.util.List;

/**
 * The role {@code image-worker}: develops images with OpenCV. One instance uses all processors
 * (section {@code worker}), so there is no need for more.
 */
public final class ImageWorkerVerticle extends DarkroomVerticle {
  private final NativeMemory memory = new NativeMemory();
  private WorkLoop loop;
  private Gauge nativeBytes;

  @Override
  public String role() {
    return ImageOptions.SECTION;
  }

  @Override
  public void check(Conf conf) {
    ImageOptions.read(conf);
    EngineOptions.read(conf);
    WorkLoop.check(conf);
  }

  @Override
  public Future<?> start() {
    Conf conf = Conf.of(config());
    ImageOptions options = ImageOptions.read(conf);
    EngineOptions engine = EngineOptions.read(conf);
    conf.throwIfAny();
    List<Operation> operations = DevelopOperation.all(options, new Developer(engine, memory));
    return vertx
        .executeBlocking(
            () -> {
              NativeLibrary.load(engine.nativeCache());
              return null;
            },
            false)
        .compose(loaded -> WorkLoop.start(vertx, config(), operations))
        .onSuccess(
            started -> {
              loop = started;
              nativeBytes =
                  Gauge.builder("darkroom.engine.native.bytes", memory::liveBytes)
                      .description("pixels in memory outside the heap")
                      .register(Metrics.globalRegistry);
            });
  }

  @Override
  public Future<?> stop() {
    return loop.stop().onComplete(stopped -> Metrics.globalRegistry.remove(nativeBytes));
  }
}
