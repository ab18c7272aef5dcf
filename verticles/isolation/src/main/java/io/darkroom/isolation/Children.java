package io.darkroom.isolation;

import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A number of child processes, kept warm. Each call has one of them for itself. One that has died
 * is replaced at once, ahead of the next call; when new ones die, too, after ever longer waits. All
 * are there from the start, or none is before it is needed. Any thread.
 */
public final class Children implements AutoCloseable {
  /** How long a call waits for a child when there is none = {@value} s. */
  private static final int PATIENCE_SECONDS = 60;

  private static final int CLOSE_SECONDS = 10;
  private static final long FIRST_WAIT_MILLIS = 500;
  private static final int MOST_DOUBLINGS = 6;

  /** A child that has kept this part of its memory after a call is replaced = {@value}. */
  private static final double FULL = 0.75;

  private static final Logger log = LoggerFactory.getLogger(Children.class);

  private final ChildOptions options;
  private final Path folder;
  private final LinkedBlockingDeque<Child> idle = new LinkedBlockingDeque<>();
  private final Set<Child> all = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failures = new AtomicInteger();

  /** Children that are there or on their way, those that are being replaced included. */
  private final AtomicInteger begun = new AtomicInteger();

  private final ScheduledExecutorService starter;
  private volatile JsonObject facts;
  private volatile boolean closed;

  private Children(ChildOptions options) {
    this.options = options;
    folder = SharedFolder.find(options.count());
    starter =
        Executors.newScheduledThreadPool(
            Math.min(options.count(), Runtime.getRuntime().availableProcessors()),
            task -> {
              Thread thread = new Thread(task, "darkroom-children");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts children; returns when the first is ready and the others are on their way. (The first
   * may have something to unpack that the others then find.) Blocks.
   */
  public static Children start(ChildOptions options) throws IOException, InterruptedException {
    Children children = new Children(options);
    try {
      children.begun.set(1);
      children.add(Child.start(options, children.folder));
    } catch (IOException | InterruptedException | RuntimeException failure) {
      children.close();
      throw failure;
    }
    for (int i = 1; i < options.count(); i++) {
      children.startAnother();
    }
    return children;
  }

  /**
   * Children that are started as calls need them, for roles that may have nothing to do for days.
   * That none can be started is known when the first is needed: {@link #ready} says so.
   */
  public static Children onDemand(ChildOptions options) {
    return new Children(options);
  }

  /**
   * Has a child answer a call. Waits for one to be free, or started; the deadline begins after
   * that.
   *
   * <p>Fails as the task does, and with {@code CODEC_TIMEOUT}, {@code CODEC_MEMORY} and {@code
   * CODEC_CRASHED}; the child is then gone, as it is when the thread is interrupted or {@code told}
   * throws. {@code CODEC_UNAVAILABLE} when no child can be had.
   */
  public Answer run(Call call, Bounds bounds, Consumer<JsonObject> told)
      throws IOException, InterruptedException {
    while (true) {
      Child child = idle.poll();
      if (child == null) {
        startAnother();
        child = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      if (child == null || closed) {
        throw Failure.CODEC_UNAVAILABLE.with(
            "No process to develop the image in could be started; try again later.");
      }
      try {
        Answer answer = child.run(call, bounds, told);
        if (answer != null) {
          return answer;
        }
      } finally {
        giveBack(child);
      }
    }
  }

  /** What a child's task said of itself; null while there was none. */
  public JsonObject facts() {
    return facts;
  }

  /** True unless no child is alive and the last ones that were started have died. */
  public boolean ready() {
    return failures.get() == 0 || !all.isEmpty();
  }

  /** Bytes of memory that children have of their own. */
  public long bytes() {
    return all.stream().mapToLong(Child::bytes).sum();
  }

  /** Processes that are alive. */
  public int alive() {
    return (int) all.stream().filter(Child::alive).count();
  }

  private void giveBack(Child child) throws InterruptedException {
    if (child.alive() && child.bytes() <= options.memory() * FULL && !closed) {
      idle.addFirst(child); // the one used last is the warmest
      return;
    }
    all.remove(child);
    child.kill();
    if (!closed) {
      starter.execute(this::startOne);
    }
  }

  /** Starts one more, unless there are as many as there may be. */
  private void startAnother() {
    if (!closed
        && begun.getAndUpdate(any -> Math.min(any + 1, options.count())) < options.count()) {
      starter.execute(this::startOne);
    }
  }

  private void add(Child child) {
    facts = child.facts();
    all.add(child);
    failures.set(0);
    idle.addLast(child);
    log.atDebug()
        .addKeyValue("child", child.pid())
        .addKeyValue("of", options.name())
        .log("child ready");
  }

  private void startOne() {
    if (closed) {
      return;
    }
    try {
      Child child = Child.start(options, folder);
      if (closed) {
        child.kill();
      } else {
        add(child);
      }
    } catch (IOException | RuntimeException error) {
      int failed = failures.incrementAndGet();
      long wait = FIRST_WAIT_MILLIS << Math.min(failed, MOST_DOUBLINGS);
      log.atWarn()
          .addKeyValue("of", options.name())
          .addKeyValue("retry_ms", wait)
          .log("child did not start: {}", error.getMessage());
      if (!closed) {
        starter.schedule(this::startOne, wait, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all children; those at work, too. */
  @Override
  public void close() {
    closed = true;
    starter.shutdownNow();
    try {
      // Those who were starting a child end it.
      starter.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
      List<Child> ending = new ArrayList<>(all);
      all.clear();
      for (Child child : ending) {
        child.kill();
      }
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
    }
  }
}
