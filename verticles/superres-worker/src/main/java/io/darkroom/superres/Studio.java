package io.darkroom.superres;

import io.darkroom.contract.Failure;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Probe;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.MemoryBudget;
import io.darkroom.worker.Equipment;
import io.darkroom.worker.Operation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Foresees what an image takes, waits until that much memory is free, and has it made larger.
 * Blocks; any thread. Tells {@code darkroom.superres.children} and {@code .children.bytes}, or
 * {@code .native.bytes} in threads.
 */
final class Studio implements Equipment {
  private final Probe probe;
  private final Catalogue catalogue;
  private final SuperresWorkerOptions options;
  private final MemoryBudget budget;
  private final Workshop workshop;
  private final List<Meter> meters = new ArrayList<>();

  /** Opens it. Fails with {@code INVALID_CONFIGURATION}. */
  Studio(
      JsonObject config,
      EngineOptions engine,
      SuperresWorkerOptions options,
      int threads,
      MemoryBudget budget)
      throws InterruptedException {
    this.options = options;
    this.budget = budget;
    probe = new Probe(engine.limits());
    catalogue = Catalogue.open(options.models());
    if (options.isolation() == SuperresWorkerOptions.Isolation.PROCESS) {
      ChildWorkshop children = start(config, engine, options, threads);
      gauge("children", "processes that make pictures larger", children::alive);
      gauge("children.bytes", "memory that they have of their own", children::bytes);
      workshop = children;
    } else {
      NativeMemory memory = new NativeMemory();
      workshop = new ThreadWorkshop(config, options, threads, memory);
      gauge("native.bytes", "pixels in memory outside the heap", memory::liveBytes);
    }
  }

  private static ChildWorkshop start(
      JsonObject config, EngineOptions engine, SuperresWorkerOptions options, int threads)
      throws InterruptedException {
    try {
      return ChildWorkshop.start(config, engine, options, threads);
    } catch (IOException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "A child process of superres-worker cannot be started: "
              + error.getMessage().strip()
              + ". Mend that, or set superres-worker.isolation: thread.",
          error);
    }
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    meters.add(
        Gauge.builder("darkroom.superres." + name, value)
            .description(description)
            .register(Metrics.globalRegistry));
  }

  /**
   * Makes an image larger. Fails as {@link Probe}, {@link Prospect} and {@link Workshop} do, and
   * with {@code IMAGE_TOO_MUCH_MEMORY}.
   *
   * @param asked the job's options, checked at the door
   */
  Answer answer(ByteBuffer file, JsonObject asked, Consumer<JsonObject> told)
      throws IOException, InterruptedException {
    Header header = probe.read(file);
    Prospect prospect = Prospect.of(file, header, SuperresOptions.of(asked), catalogue, options);
    MemoryBudget.Grant grant = budget.take(prospect.bytes());
    try (grant) {
      return workshop.answer(new Call(asked, List.of(file)), prospect.bytes(), told);
    }
  }

  @Override
  public List<Operation> operations() {
    return List.of(new SuperresOperation(this, options.publicCacheControl()));
  }

  @Override
  public String unready() {
    return workshop.unready();
  }

  @Override
  public void close() {
    meters.forEach(Metrics.globalRegistry::remove);
    workshop.close();
  }
}
