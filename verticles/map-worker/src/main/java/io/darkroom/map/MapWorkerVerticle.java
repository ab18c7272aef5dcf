package io.darkroom.map;

import io.darkroom.contract.Conf;
import io.darkroom.engine.EngineOptions;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.isolation.MemoryBudget;
import io.darkroom.worker.Equipment;
import io.darkroom.worker.WorkerOptions;
import io.darkroom.worker.WorkerVerticle;
import java.util.concurrent.Callable;

/** The role {@code map-worker}: makes pictures of maps. */
public final class MapWorkerVerticle extends WorkerVerticle {
  @Override
  public String role() {
    return MapWorkerOptions.SECTION;
  }

  @Override
  protected Callable<Equipment> prepare(Conf conf) {
    MapWorkerOptions options = MapWorkerOptions.read(conf);
    EngineOptions engine = EngineOptions.read(conf);
    GuardOptions guard = GuardOptions.read(conf);
    int threads = WorkerOptions.read(conf).cpuThreads();
    return () -> {
      MemoryBudget budget = MemoryBudget.of(vertx, engine.memory());
      Atelier atelier = new Atelier(config(), engine, options, threads, budget);
      return new MapEquipment(vertx, options, engine, guard, atelier);
    };
  }
}
