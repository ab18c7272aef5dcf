package io.darkroom.superres;

import io.darkroom.contract.Conf;
import io.darkroom.engine.EngineOptions;
import io.darkroom.isolation.MemoryBudget;
import io.darkroom.worker.Equipment;
import io.darkroom.worker.WorkerOptions;
import io.darkroom.worker.WorkerVerticle;
import java.util.concurrent.Callable;

/** The role {@code superres-worker}: makes pictures larger by neural networks. */
public final class SuperresWorkerVerticle extends WorkerVerticle {
  @Override
  public String role() {
    return SuperresWorkerOptions.SECTION;
  }

  @Override
  protected Callable<Equipment> prepare(Conf conf) {
    SuperresWorkerOptions options = SuperresWorkerOptions.read(conf);
    EngineOptions engine = EngineOptions.read(conf);
    int pictures = WorkerOptions.read(conf).computations();
    return () ->
        new Studio(
            vertx, config(), engine, options, pictures, MemoryBudget.of(vertx, engine.memory()));
  }
}
