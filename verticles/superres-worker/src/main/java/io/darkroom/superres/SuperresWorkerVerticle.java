package io.darkroom.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Readiness;
import io.darkroom.engine.EngineOptions;
import io.darkroom.isolation.MemoryBudget;
import io.darkroom.worker.WorkLoop;
import io.darkroom.worker.WorkerOptions;
import io.vertx.core.Future;
import java.util.List;

/**
 * The role {@code superres-worker}: makes pictures larger by neural networks. One instance uses all
 * processors (section {@code worker}), so there is no need for more.
 */
public final class SuperresWorkerVerticle extends DarkroomVerticle {
  /** How often is looked whether children can still be had = {@value} ms. */
  private static final long WATCH_MILLIS = 1_000;

  private Studio studio;
  private WorkLoop loop;
  private long watch;

  @Override
  public String role() {
    return SuperresWorkerOptions.SECTION;
  }

  @Override
  public void check(Conf conf) {
    SuperresWorkerOptions.read(conf);
    EngineOptions.read(conf);
    WorkLoop.check(conf);
  }

  @Override
  public Future<?> start() {
    Conf conf = Conf.of(config());
    SuperresWorkerOptions options = SuperresWorkerOptions.read(conf);
    EngineOptions engine = EngineOptions.read(conf);
    int threads = WorkerOptions.read(conf).cpuThreads();
    conf.throwIfAny();
    MemoryBudget budget = MemoryBudget.of(vertx, engine.memory());
    return vertx
        .executeBlocking(() -> new Studio(config(), engine, options, threads, budget), false)
        .compose(
            opened -> {
              studio = opened;
              SuperresOperation operation =
                  new SuperresOperation(opened, options.publicCacheControl());
              return WorkLoop.start(vertx, config(), List.of(operation))
                  .onFailure(failure -> opened.close());
            })
        .onSuccess(
            started -> {
              loop = started;
              watch = vertx.setPeriodic(WATCH_MILLIS, tick -> tellReadiness());
            });
  }

  private void tellReadiness() {
    new Readiness(vertx).say(role(), studio.unready());
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
                      studio.close();
                      return null;
                    },
                    false));
  }
}
