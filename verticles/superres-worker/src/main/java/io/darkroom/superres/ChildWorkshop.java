package io.darkroom.superres;

import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.isolation.OpenCvChildren;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Bounds;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.ChildOptions;
import io.darkroom.isolation.Children;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Child processes, at most one a CPU thread, each with a network of its own. */
final class ChildWorkshop implements Workshop {
  /** Java heap of a child = {@value} bytes: a model's file, and results. */
  private static final long HEAP = 512L << 20;

  private final Children children;
  private final Duration deadline;

  /**
   * Starts none yet: many installations have this role and hardly ever use it.
   *
   * @param config the configuration's root, of which children see two sections
   * @param count of children, at most
   */
  ChildWorkshop(JsonObject config, EngineOptions engine, SuperresWorkerOptions options, int count) {
    children =
        Children.onDemand(
            new ChildOptions(
                SuperresWorkerOptions.SECTION,
                SuperresTask.class,
                OpenCvChildren.seen(config, EngineOptions.SECTION, SuperresWorkerOptions.SECTION),
                count,
                HEAP,
                options.childMemory(),
                OpenCvChildren.environment(engine)));
    deadline = options.deadline();
  }

  @Override
  public Answer answer(Call call, long bytes, Consumer<JsonObject> told)
      throws IOException, InterruptedException {
    return children.run(call, new Bounds(deadline, bytes), told);
  }

  @Override
  public String unready() {
    return OpenCvChildren.unready(children, SuperresWorkerOptions.SECTION);
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
