package io.darkroom.bench;

import io.darkroom.worker.Operation;
import io.darkroom.worker.Work;
import io.darkroom.worker.WorkLoop;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The loop that all workers share, with the operation that does nothing. */
final class NoopWorker extends VerticleBase {
  private WorkLoop loop;

  @Override
  public Future<?> start() {
    return WorkLoop.start(vertx, config(), List.of(new Noop()))
        .onSuccess(started -> loop = started);
  }

  @Override
  public Future<?> stop() {
    return loop.stop();
  }

  private static final class Noop implements Operation {
    @Override
    public String name() {
      return NoopSpec.NAME;
    }

    @Override
    public Future<JsonObject> develop(Work work) {
      return Future.succeededFuture(Noops.result());
    }
  }
}
