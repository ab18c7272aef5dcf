package io.darkroom.map;

import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.MemoryBudget;
import io.darkroom.map.plan.MapPlan;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Foresees what a drawing takes, waits until that much memory is free, and has it drawn. Blocks;
 * any thread. Tells {@code darkroom.map.children} and {@code .children.bytes}, or {@code
 * .native.bytes} in threads.
 */
final class Atelier implements AutoCloseable {
  /** Of a page's pixel: three floats, and the bytes that are encoded. */
  private static final long PAGE_BYTES = 20;

  /** Of a mosaic's pixel: four bytes, and four more of the piece that is being decoded. */
  private static final long MOSAIC_BYTES = 12;

  /** Header and legends beside the map, of a page. */
  private static final long BESIDE = 2_000_000;

  private final MemoryBudget budget;
  private final Press press;
  private final List<Meter> meters = new ArrayList<>();

  /** Opens it; blocks. */
  Atelier(
      JsonObject config,
      EngineOptions engine,
      MapWorkerOptions options,
      int threads,
      MemoryBudget budget) {
    this.budget = budget;
    if (options.isolation() == MapWorkerOptions.Isolation.PROCESS) {
      ChildPress children = new ChildPress(config, engine, options, threads);
      gauge("children", "processes that draw maps", children::alive);
      gauge("children.bytes", "memory that they have of their own", children::bytes);
      press = children;
    } else {
      NativeMemory memory = new NativeMemory();
      press = new ThreadPress(config, threads, memory);
      gauge("native.bytes", "pixels in memory outside the heap", memory::liveBytes);
    }
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    meters.add(
        Gauge.builder("darkroom.map." + name, value)
            .description(description)
            .register(Metrics.globalRegistry));
  }

  /** Has a map drawn. Fails as {@link Press} does, and with {@code IMAGE_TOO_MUCH_MEMORY}. */
  Answer answer(MapPlan plan, Call call) throws IOException, InterruptedException {
    long bytes = bytes(plan);
    MemoryBudget.Grant grant = budget.take(bytes);
    try (grant) {
      return press.answer(call, bytes);
    }
  }

  private static long bytes(MapPlan plan) {
    long page = (long) plan.map().width() * plan.map().height() + BESIDE;
    long mosaic =
        plan.layers().stream()
            .mapToLong(layer -> (long) layer.width() * layer.height())
            .max()
            .orElse(0);
    return page * PAGE_BYTES + mosaic * MOSAIC_BYTES;
  }

  /** Why nothing can be drawn now; null when it can. */
  String unready() {
    return press.unready();
  }

  @Override
  public void close() {
    meters.forEach(Metrics.globalRegistry::remove);
    press.close();
  }
}
