package io.darkroom.imageworker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.engine.Developer;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.worker.WorkLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role {@code image-worker}: develops images with OpenCV. One instance uses all processors
 * (section {@code worker}), so there is no need for more.
 */
public final class ImageWorkerVerticle extends DarkroomVerticle {
  private static final Logger log = LoggerFactory.getLogger(ImageWorkerVerticle.class);

  private final NativeMemory memory = new NativeMemory();
  private WorkLoop loop;
  private final List<Gauge> gauges = new ArrayList<>();

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
    return vertx
        .executeBlocking(
            () -> {
              NativeLibrary.load(engine.nativeCache());
              return new Developer(engine, memory);
            },
            false)
        .compose(
            developer -> {
              watch(developer);
              return WorkLoop.start(vertx, config(), DevelopOperation.all(options, developer));
            })
        .onSuccess(started -> loop = started)
        .onFailure(failure -> unwatch());
  }

  private void watch(Developer developer) {
    String codec = developer.jpegCodec();
    log.atInfo().addKeyValue("jpeg", codec).log("engine ready");
    gauges.add(
        Gauge.builder("darkroom.engine.native.bytes", memory::liveBytes)
            .description("pixels in memory outside the heap")
            .register(Metrics.globalRegistry));
    gauges.add(
        Gauge.builder("darkroom.engine.jpeg.turbo", () -> codec.equals(Developer.OPENCV) ? 0 : 1)
            .description("1 if libjpeg-turbo's own library does JPEG, 0 if OpenCV does")
            .register(Metrics.globalRegistry));
  }

  private void unwatch() {
    gauges.forEach(Metrics.globalRegistry::remove);
  }

  @Override
  public Future<?> stop() {
    return loop.stop().onComplete(stopped -> unwatch());
  }
}
