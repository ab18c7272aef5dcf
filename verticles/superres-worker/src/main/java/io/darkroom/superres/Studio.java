package io.darkroom.superres;

import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.engine.EngineOptions;
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
import io.vertx.core.Vertx;
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
  private final Vertx vertx;
  private final Probe probe;
  private final Catalogue catalogue;
  private final SuperresWorkerOptions options;
  private final MemoryBudget budget;
  private final Workshop workshop;
  private final List<Meter> meters = new ArrayList<>();

  /** Opens it. Fails with {@code INVALID_CONFIGURATION}. */
  Studio(
      Vertx vertx,
      JsonObject config,
      EngineOptions engine,
      SuperresWorkerOptions options,
      int pictures,
      MemoryBudget budget) {
    this.vertx = vertx;
    this.options = options;
    this.budget = budget;
    probe = new Probe(engine.limits());
    catalogue = Catalogue.open(options.models());
    if (options.isolation() == SuperresWorkerOptions.Isolation.PROCESS) {
      ChildWorkshop children = new ChildWorkshop(config, engine, options, pictures);
      gauge("children", "processes that make pictures larger", children::alive);
      gauge("children.bytes", "memory that they have of their own", children::bytes);
      workshop = children;
    } else {
      NativeMemory memory = new NativeMemory();
      workshop = new ThreadWorkshop(config, options, pictures, memory);
      gauge("native.bytes", "pixels in memory outside the heap", memory::liveBytes);
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
    return answer(new Call(asked, List.of(file)), foresee(file, asked).bytes(), told);
  }

  /** What is going to happen to an image. Fails as {@link Probe} and {@link Prospect} do. */
  Prospect foresee(ByteBuffer file, JsonObject asked) {
    return Prospect.of(file, probe.read(file), SuperresOptions.of(asked), catalogue, options);
  }

  /** Makes some tiles; fails as {@link #answer} does. */
  Answer answer(ByteBuffer file, GroupOrder order, Consumer<JsonObject> told)
      throws IOException, InterruptedException {
    SuperresOptions asked = SuperresOptions.of(order.options());
    Prospect prospect = Prospect.planned(file, probe.read(file), asked, catalogue, options);
    return answer(new Call(order.toJson(), List.of(file)), prospect.bytesOf(order.group()), told);
  }

  /** Puts tiles together; fails as {@link #answer} does. */
  Answer answer(AssemblyOrder order, long bytes, Consumer<JsonObject> told)
      throws IOException, InterruptedException {
    return answer(new Call(order.toJson(), List.of()), bytes, told);
  }

  private Answer answer(Call call, long bytes, Consumer<JsonObject> told)
      throws IOException, InterruptedException {
    MemoryBudget.Grant grant = budget.take(bytes);
    try (grant) {
      return workshop.answer(call, bytes, told);
    }
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        new SuperresOperation(
            this, new Division(vertx, this, options.checkpoint()), options.publicCacheControl()),
        new SuperresPartOperation(this));
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
