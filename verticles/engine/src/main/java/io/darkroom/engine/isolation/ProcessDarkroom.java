package io.darkroom.engine.isolation;

import io.darkroom.engine.Development;
import io.darkroom.engine.EngineOptions;
import io.darkroom.isolation.Bounds;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.ChildOptions;
import io.darkroom.isolation.Children;
import io.darkroom.isolation.MemoryBudget;
import io.darkroom.isolation.Task;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Develops in child processes, which a crash, a hang or a hog takes down alone. This process never
 * loads the native library.
 */
public final class ProcessDarkroom implements Darkroom {
  /** Whose children they are = {@value}. */
  private static final String ROLE = "image-worker";

  /** Java heap of a child = {@value} bytes: encoded results, and the frames of GIFs. */
  private static final long HEAP = 256L << 20;

  /**
   * Pieces of memory of this size = {@value} bytes, which is the largest glibc allows, are the
   * kernel's; of smaller ones twice as much is kept from one image to the next.
   */
  private static final int LARGE = 32 << 20;

  private final Admission admission;
  private final Children children;
  private final MemoryBudget budget;
  private final Duration deadline;

  private ProcessDarkroom(
      Admission admission, Children children, MemoryBudget budget, Duration deadline) {
    this.admission = admission;
    this.children = children;
    this.budget = budget;
    this.deadline = deadline;
  }

  /**
   * Starts the children; blocks until the first is ready. Fails with {@code INVALID_CONFIGURATION}.
   *
   * @param config the configuration's root, of which children see the engine's section alone
   * @param count of children
   * @param memory of its own that a child may have on top of what was foreseen for its image
   * @param task {@link DevelopTask}
   */
  public static ProcessDarkroom start(
      JsonObject config,
      EngineOptions options,
      int count,
      long memory,
      MemoryBudget budget,
      Duration deadline,
      Class<? extends Task> task)
      throws InterruptedException {
    return new ProcessDarkroom(
        new Admission(options),
        OpenCvChildren.start(
            new ChildOptions(
                ROLE,
                task,
                OpenCvChildren.seen(config, EngineOptions.SECTION),
                count,
                HEAP,
                memory,
                environment(options))),
        budget,
        deadline);
  }

  /**
   * Left to itself glibc would give an image's memory back to the kernel, page by page, only to ask
   * for it again for the next one.
   */
  private static Map<String, String> environment(EngineOptions options) {
    Map<String, String> all = new HashMap<>(OpenCvChildren.environment(options));
    all.put("MALLOC_MMAP_THRESHOLD_", Integer.toString(LARGE));
    all.put("MALLOC_TRIM_THRESHOLD_", Integer.toString(2 * LARGE));
    return all;
  }

  @Override
  public Development develop(Order order, Client client) throws IOException, InterruptedException {
    long bytes = admission.foresee(order);
    Call call = Wire.call(order);
    MemoryBudget.Grant grant = budget.take(bytes);
    try (grant) {
      return Wire.development(
          children.run(
              call,
              new Bounds(deadline, bytes),
              told -> client.developed(told.getInteger("done"), told.getInteger("total"))));
    }
  }

  /** Processes that are alive, for a metric. */
  public int alive() {
    return children.alive();
  }

  /** Memory that children have of their own, for a metric. */
  public long bytes() {
    return children.bytes();
  }

  @Override
  public String jpegCodec() {
    return children.facts().getString(DevelopTask.JPEG_CODEC);
  }

  @Override
  public String unready() {
    return OpenCvChildren.unready(children, ROLE);
  }

  @Override
  public void close() {
    children.close();
  }
}
