package io.darkroom.map;

import io.darkroom.contract.Failure;
import io.darkroom.engine.EngineOptions;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Bounds;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.ChildOptions;
import io.darkroom.isolation.Children;
import io.darkroom.map.compose.MapTask;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Child processes, one a CPU thread. */
final class ChildPress implements Press {
  /** Java heap of a child = {@value} bytes: the page and a layer's mosaic at their largest. */
  private static final long HEAP = 448L << 20;

  private final Children children;
  private final Duration deadline;

  private ChildPress(Children children, Duration deadline) {
    this.children = children;
    this.deadline = deadline;
  }

  /**
   * Starts the children; blocks until the first is ready. Fails with {@code INVALID_CONFIGURATION}.
   *
   * @param config the configuration's root, of which children see the engine's section
   */
  static ChildPress start(
      JsonObject config, EngineOptions engine, MapWorkerOptions options, int count)
      throws InterruptedException {
    JsonObject seen =
        new JsonObject()
            .put(
                EngineOptions.SECTION,
                config.getJsonObject(EngineOptions.SECTION, new JsonObject()));
    try {
      Children children =
          Children.start(
              new ChildOptions(
                  MapWorkerOptions.SECTION,
                  MapTask.class,
                  seen,
                  count,
                  HEAP,
                  options.childMemory(),
                  Map.of(
                      "OPENCV_IO_MAX_IMAGE_PIXELS",
                      Integer.toString(engine.limits().maxPixels()),
                      "OPENCV_LOG_LEVEL",
                      "OFF",
                      "MALLOC_ARENA_MAX",
                      "2")));
      return new ChildPress(children, options.deadline());
    } catch (IOException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "A child process of map-worker cannot be started: "
              + error.getMessage().strip()
              + ". Mend that, or set map-worker.isolation: thread.",
          error);
    }
  }

  @Override
  public Answer answer(Call call, long bytes) throws IOException, InterruptedException {
    return children.run(call, new Bounds(deadline, bytes), told -> {});
  }

  @Override
  public String unready() {
    return children.ready() ? null : "No child process of map-worker can be started; see the log.";
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
