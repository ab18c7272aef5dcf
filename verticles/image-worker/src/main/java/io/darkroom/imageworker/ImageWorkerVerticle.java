package io.darkroom.imageworker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
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
    WorkLoop.check(conf);
  }

  @Override
  public Future<?> start() {
    Conf conf = Conf.of(config());
    ImageOptions options = ImageOptions.read(conf);
    conf.throwIfAny();
    RenditionsOperation renditions =
        new RenditionsOperation(options, new Developer(options, memory));
    return vertx
        .executeBlocking(
            () -> {
              NativeLibrary.load(options.nativeCache());
              return null;
            },
            false)
        .compose(loaded -> WorkLoop.start(vertx, config(), List.of(renditions)))
        .onSuccess(
            started -> {
              loop = started;
              nativeBytes =
                  Gauge.builder("darkroom.image-worker.native.bytes", memory::liveBytes)
                      .description("pixels in memory outside the heap")
                      .register(Metrics.globalRegistry);
            });
  }

  @Override
  public Future<?> stop() {
    return loop.stop().onComplete(stopped -> Metrics.globalRegistry.remove(nativeBytes));
  }
}
