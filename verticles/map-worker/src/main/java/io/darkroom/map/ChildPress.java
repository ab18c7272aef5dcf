package io.darkroom.map;

import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.isolation.OpenCvChildren;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Bounds;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.ChildOptions;
import io.darkroom.isolation.Children;
import io.darkroom.map.compose.MapTask;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;

/** Child processes, at most one a CPU thread. */
final class ChildPress implements Press {
  /** Java heap of a child = {@value} bytes: the page and a layer's mosaic at their largest. */
  private static final long HEAP = 448L << 20;

  private final Children children;
  private final Duration deadline;

  /**
   * Starts none yet: many installations have this role and hardly ever use it.
   *
   * @param config the configuration's root, of which children see the engine's section
   * @param count of children, at most
   */
  ChildPress(JsonObject config, EngineOptions engine, MapWorkerOptions options, int count) {
    children =
        Children.onDemand(
            new ChildOptions(
                MapWorkerOptions.SECTION,
                MapTask.class,
                OpenCvChildren.seen(config, EngineOptions.SECTION),
                count,
                HEAP,
                options.childMemory(),
                OpenCvChildren.environment(engine)));
    deadline = options.deadline();
  }

  @Override
  public Answer answer(Call call, long bytes) throws IOException, InterruptedException {
    return children.run(call, new Bounds(deadline, bytes), told -> {});
  }

  @Override
  public String unready() {
    return OpenCvChildren.unready(children, MapWorkerOptions.SECTION);
  }

  /** Processes that are alive, for a metric. */
  int alive() {
    return children.alive();
  }

  /** Memory that children have of their own, for a metric. */
  long bytes() {
    return children.bytes();
  }

  @Override
  public void close() {
    children.close();
  }
}
