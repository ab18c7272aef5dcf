package io.darkroom.jobs;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes whatever commands wait, runs them in one transaction, and
 * tells their callers once it is committed: the more there is to do, the more share one sync of the
 * disk. Each command has its savepoint, so one that fails takes nothing of its neighbours with it.
 */
final class GroupCommit {
  /** Most commands in one transaction = {@value}. */
  static final int MAX_GROUP = 512;

  /** Most commands waiting = {@value}; beyond that callers are refused at once. */
  static final int MAX_WAITING = 20_000;

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final Vertx vertx;
  private final SqliteSession session;
  private final IntConsumer committed;
  private final BlockingQueue<Command<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread thread = new Thread(this::loop, "darkroom-jobs-writer");
  private volatile boolean closing;

  /**
   * Begins to write.
   *
   * @param committed is told of each transaction's number of commands
   */
  GroupCommit(Vertx vertx, SqliteSession session, IntConsumer committed) {
    this.vertx = vertx;
    this.session = session;
    this.committed = committed;
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs the work on the writer's thread; completes when it is durable. */
  <T> Future<T> submit(Callable<T> work) {
    Command<T> command = new Command<>(work, vertx.getOrCreateContext());
    boolean taken;
    synchronized (waiting) { // so that nothing comes in after the thread's last look
      if (closing) {
        return Future.failedFuture(Failure.SHUTTING_DOWN.with("This jobs node is shutting down."));
      }
      taken = waiting.offer(command);
    }
    if (!taken) {
      return Future.failedFuture(
          Failure.OVERLOADED.with(
              "More than " + MAX_WAITING + " writes wait for the disk; try again shortly."));
    }
    return command.promise.future();
  }

  /** Writes what waits, and ends the thread. Blocks. */
  void close() throws InterruptedException {
    synchronized (waiting) {
      closing = true;
      // Wakes the thread; a full queue has it awake already.
      waiting.offer(new Command<>(() -> null, vertx.getOrCreateContext()));
    }
    thread.join();
  }

  private void loop() {
    List<Command<?>> group = new ArrayList<>(MAX_GROUP);
    try {
      while (!closing || !waiting.isEmpty()) {
        group.add(waiting.take());
        waiting.drainTo(group, MAX_GROUP - 1);
        write(group);
        group.clear();
      }
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Command<?>> group) {
    try {
      session.run("begin immediate");
      for (Command<?> command : group) {
        session.run("savepoint command");
        if (!command.run()) {
          session.run("rollback to command");
        }
        session.run("release command");
      }
      session.run("commit");
    } catch (SQLException | RuntimeException error) {
      rollBack();
      group.forEach(command -> command.failed = unavailable(error));
    }
    committed.accept(group.size());
    group.forEach(Command::tell);
  }

  private void rollBack() {
    try {
      session.run("rollback");
    } catch (SQLException error) {
      // After some failures SQLite has rolled back by itself already.
      log.atDebug().setCause(error).log("nothing was left to roll back");
    }
  }

  private static DarkroomException unavailable(Throwable error) {
    return Failure.STORE_UNAVAILABLE.with("The job store failed; try again shortly.", error);
  }

  private static final class Command<T> {
    private final Callable<T> work;
    private final Context context;
    private final Promise<T> promise = Promise.promise();
    private T result;
    private Throwable failed;

    Command(Callable<T> work, Context context) {
      this.work = work;
      this.context = context;
    }

    boolean run() {
      try {
        result = work.call();
        return true;
      } catch (Exception error) {
        failed = error instanceof DarkroomException ? error : unavailable(error);
        return false;
      }
    }

    void tell() {
      context.runOnContext(
          nothing -> {
            if (failed == null) {
              promise.complete(result);
            } else {
              promise.fail(failed);
            }
          });
    }
  }
}
