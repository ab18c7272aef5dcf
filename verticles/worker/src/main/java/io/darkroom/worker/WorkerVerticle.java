package io.darkroom.worker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Readiness;
import io.vertx.core.Future;
import java.util.concurrent.Callable;

/**
 * A role that does jobs: opens its {@link Equipment}, runs a {@link WorkLoop} with its operations,
 * says when nothing can be done with it, and closes it when the last job has ended. One instance
 * uses all processors (section {@code worker}), so there is no need for more.
 */
public abstract class WorkerVerticle extends DarkroomVerticle {
  /** How often is looked whether the equipment can still be used = {@value} ms. */
  private static final long WATCH_MILLIS = 1_000;

  private Equipment equipment;
  private WorkLoop loop;
  private long watch;

  /**
   * Reads the sections it needs, but {@code worker}, storage and client, complaining to {@code
   * conf} (the configuration's root); and gives what opens the equipment. That is called once, off
   * the event loop, and only if there was no complaint.
   */
  protected abstract Callable<Equipment> prepare(Conf conf);

  @Override
  public final void check(Conf conf) {
    prepare(conf);
    WorkLoop.check(conf);
  }

  @Override
  public final Future<?> start() {
    Conf conf = Conf.of(config());
    Callable<Equipment> opening = prepare(conf);
    conf.throwIfAny();
    return vertx
        .executeBlocking(opening, false)
        .compose(
            opened -> {
              equipment = opened;
              return WorkLoop.start(vertx, config(), opened.operations())
                  .recover(
                      failure ->
                          close().transform(closed -> Future.<WorkLoop>failedFuture(failure)));
            })
        .onSuccess(
            started -> {
              loop = started;
              watch = vertx.setPeriodic(WATCH_MILLIS, tick -> tellReadiness());
            });
  }

  private void tellReadiness() {
    new Readiness(vertx).say(role(), equipment.unready());
  }

  @Override
  public final Future<?> stop() {
    vertx.cancelTimer(watch);
    new Readiness(vertx).say(role(), null);
    return loop.stop().eventually(this::close);
  }

  private Future<Void> close() {
    return vertx.executeBlocking(
        () -> {
          equipment.close();
          return null;
        },
        false);
  }
}
