package io.darkroom.imageworker;

import io.darkroom.contract.Conf;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.isolation.DevelopTask;
import io.darkroom.isolation.Task;
import io.darkroom.worker.Equipment;
import io.darkroom.worker.WorkerOptions;
import io.darkroom.worker.WorkerVerticle;
import java.util.concurrent.Callable;

/** The role {@code image-worker}: develops images with OpenCV. */
public final class ImageWorkerVerticle extends WorkerVerticle {
  private final Class<? extends Task> task;

  /** The role as it is deployed. */
  public ImageWorkerVerticle() {
    this(DevelopTask.class);
  }

  /** One whose children do something else, such as to crash. */
  public ImageWorkerVerticle(Class<? extends Task> task) {
    this.task = task;
  }

  @Override
  public String role() {
    return ImageOptions.SECTION;
  }

  @Override
  protected Callable<Equipment> prepare(Conf conf) {
    ImageOptions options = ImageOptions.read(conf);
    EngineOptions engine = EngineOptions.read(conf);
    int threads = WorkerOptions.read(conf).cpuThreads();
    return () -> OpenDarkroom.open(vertx, config(), options, engine, threads, task);
  }
}
