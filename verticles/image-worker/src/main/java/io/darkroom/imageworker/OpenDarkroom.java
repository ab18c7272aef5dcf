package io.darkroom.imageworker;

import io.darkroom.contract.renditions.InfoOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developer;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.isolation.Darkroom;
import io.darkroom.engine.isolation.ProcessDarkroom;
import io.darkroom.engine.isolation.ThreadDarkroom;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.MemoryBudget;
import io.darkroom.isolation.Task;
import io.darkroom.worker.Equipment;
import io.darkroom.worker.Operation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The darkroom that the options name, and what it tells of itself: {@code darkroom.engine.memory}
 * {@code .total}, {@code .used} and {@code .waiting} (images in line for it), {@code .jpeg.turbo};
 * in threads {@code .native.bytes}, with children {@code .children} and {@code .children.bytes}.
 */
record OpenDarkroom(Darkroom darkroom, ImageOptions options, List<Meter> meters)
    implements Equipment {
  private static final Logger log = LoggerFactory.getLogger(OpenDarkroom.class);

  /** Opens it; blocks until it can develop. */
  static OpenDarkroom open(
      Vertx vertx,
      JsonObject config,
      ImageOptions options,
      EngineOptions engine,
      int threads,
      Class<? extends Task> task)
      throws InterruptedException {
    MemoryBudget budget = MemoryBudget.of(vertx, engine.memory());
    List<Meter> meters = new ArrayList<>();
    Darkroom darkroom;
    if (options.isolation() == ImageOptions.Isolation.PROCESS) {
      ProcessDarkroom processes =
          ProcessDarkroom.start(
              config, engine, threads, options.childMemory(), budget, options.deadline(), task);
      gauge(meters, "children", "processes that develop", processes::alive);
      gauge(meters, "children.bytes", "memory that they have of their own", processes::bytes);
      darkroom = processes;
    } else {
      NativeLibrary.load(engine.nativeCache());
      NativeMemory memory = new NativeMemory();
      gauge(meters, "native.bytes", "pixels in memory outside the heap", memory::liveBytes);
      darkroom = new ThreadDarkroom(engine, memory, budget, options.deadline());
    }
    String codec = darkroom.jpegCodec();
    log.atInfo()
        .addKeyValue("jpeg", codec)
        .addKeyValue("isolation", options.isolation())
        .log("engine ready");
    gauge(
        meters,
        "jpeg.turbo",
        "1 if libjpeg-turbo's own library does JPEG, 0 if OpenCV does",
        () -> codec.equals(Developer.OPENCV) ? 0 : 1);
    gauge(meters, "memory.total", "what images may take outside the heap", budget::total);
    gauge(meters, "memory.used", "what images in hand were foreseen to take", budget::used);
    gauge(meters, "memory.waiting", "images that wait for memory", budget::waiting);
    return new OpenDarkroom(darkroom, options, List.copyOf(meters));
  }

  private static void gauge(
      List<Meter> meters, String name, String description, Supplier<Number> value) {
    meters.add(
        Gauge.builder("darkroom.engine." + name, value)
            .description(description)
            .register(Metrics.globalRegistry));
  }

  @Override
  public List<Operation> operations() {
    Lab lab = new Lab(options, darkroom);
    return List.of(
        new DevelopOperation(RenditionsOptions.OPERATION, lab),
        new DevelopOperation(InfoOptions.OPERATION, lab),
        new BatchOperation(lab));
  }

  @Override
  public String unready() {
    return darkroom.unready();
  }

  @Override
  public void close() {
    meters.forEach(Metrics.globalRegistry::remove);
    darkroom.close();
  }
}
