package io.darkroom.imageworker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Readiness;
import io.darkroom.contract.renditions.InfoOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.isolation.DevelopTask;
import io.darkroom.isolation.Task;
import io.darkroom.worker.Operation;
import io.darkroom.worker.WorkLoop;
import io.darkroom.worker.WorkerOptions;
import io.vertx.core.Future;
import java.util.List;

/**
 * The role {@code image-worker}: develops images with OpenCV. One instance uses all processors
 * (section {@code worker}), so there is no need for more.
 */
public final class ImageWorkerVerticle extends DarkroomVerticle {
  /** How often is looked whether children can still be had = {@value} ms. */
  private static final long WATCH_MILLIS = 1_000;

  private final Class<? extends Task> task;
  private OpenDarkroom darkroom;
  private WorkLoop loop;
  private long watch;

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
    int threads = WorkerOptions.read(conf).cpuThreads();
    conf.throwIfAny();
    return vertx
        .executeBlocking(
            () -> OpenDarkroom.open(vertx, config(), options, engine, threads, task), false)
        .compose(
            opened -> {
              darkroom = opened;
              return WorkLoop.start(
                      vertx, config(), operations(new Lab(options, opened.darkroom())))
                  .onFailure(failure -> opened.close());
            })
        .onSuccess(
            started -> {
              loop = started;
              watch = vertx.setPeriodic(WATCH_MILLIS, tick -> tellReadiness());
            });
  }

  private static List<Operation> operations(Lab lab) {
    return List.of(
        new DevelopOperation(RenditionsOptions.OPERATION, lab),
        new DevelopOperation(InfoOptions.OPERATION, lab),
        new BatchOperation(lab));
  }

  private void tellReadiness() {
    new Readiness(vertx).say(role(), darkroom.darkroom().unready());
  }

  @Override
  public Future<?> stop() {
    vertx.cancelTimer(watch);
    new Readiness(vertx).say(role(), null);
    return loop.stop()
        .eventually(
            () ->
                vertx.executeBlocking(
                    () -> {
                      darkroom.close();
                      return null;
                    },
                    false));
  }
}
