package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.Jobs;
import io.micrometer.core.instrument.LongTaskTimer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hears what becomes of jobs and passes it on to the clients that wait for them. Notices may be
 * lost, so those who wait also ask now and then. On the verticle's event loop alone.
 */
final class JobWatch {
  private final Vertx vertx;
  private final Bus bus;
  private final Waits waits;
  private final IngestMetrics metrics;
  private final Map<String, Set<Listener>> listeners = new HashMap<>();
  private int count;

  JobWatch(Vertx vertx, Bus bus, Waits waits, IngestMetrics metrics) {
    this.metrics = metrics;
    this.vertx = vertx;
    this.bus = bus;
    this.waits = waits;
  }

  /** One that listens to one job, until it is closed. */
  final class Listener implements AutoCloseable {
    private final String id;
    private final Consumer<Change> changed;
    private final Runnable stopped;
    private final LongTaskTimer.Sample sample = metrics.listening();

    private Listener(String id, Consumer<Change> changed, Runnable stopped) {
      this.id = id;
      this.changed = changed;
      this.stopped = stopped;
    }

    @Override
    public void close() {
      Set<Listener> those = listeners.get(id);
      if (those != null && those.remove(this)) {
        count--;
        sample.stop();
        if (those.isEmpty()) {
          listeners.remove(id);
        }
      }
    }
  }

  /** Begins to hear. */
  Future<?> open() {
    return bus.listen(Jobs.CHANGED, changes -> changes.forEach(this::pass));
  }

  /** True if there are as many listeners as there may be. */
  boolean full() {
    return count >= waits.maxListeners();
  }

  /**
   * Listens to one job; OVERLOADED when too many do.
   *
   * @param stopped is run when this node stops
   */
  Listener listen(String id, Consumer<Change> changed, Runnable stopped) {
    if (full()) {
      throw Failure.OVERLOADED.with(
          "As many clients as may (" + waits.maxListeners() + ") listen already; poll the job.");
    }
    Listener listener = new Listener(id, changed, stopped);
    listeners.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(listener);
    count++;
    return listener;
  }

  /**
   * Gives the job when it has ended, or as it stands when the time is over; does not fail.
   *
   * @param left completes when nobody waits any more
   */
  Future<JobView> ended(JobView job, Duration wait, Future<Void> left) {
    if (job.state().finished() || wait.isZero() || full()) {
      return Future.succeededFuture(job);
    }
    Promise<JobView> ended = Promise.promise();
    Runnable look =
        () ->
            bus.ask(Jobs.GET, job.id())
                .onSuccess(
                    seen -> {
                      if (seen.state().finished()) {
                        ended.tryComplete(seen);
                      }
                    });
    Runnable giveUp =
        () ->
            bus.ask(Jobs.GET, job.id())
                .onComplete(asked -> ended.tryComplete(asked.succeeded() ? asked.result() : job));
    Listener listener =
        listen(
            job.id(),
            change -> {
              if (change.state().finished()) {
                look.run();
              }
            },
            giveUp);
    long poll = vertx.setPeriodic(1, waits.poll().toMillis(), tick -> look.run());
    long end = vertx.setTimer(wait.toMillis(), over -> giveUp.run());
    left.onComplete(gone -> ended.tryComplete(job));
    return ended
        .future()
        .onComplete(
            over -> {
              listener.close();
              vertx.cancelTimer(poll);
              vertx.cancelTimer(end);
            });
  }

  /** Tells all listeners that this node stops. */
  void stop() {
    List<Listener> all = new ArrayList<>();
    listeners.values().forEach(all::addAll);
    all.forEach(listener -> listener.stopped.run());
  }

  private void pass(Change change) {
    Set<Listener> those = listeners.get(change.id());
    if (those != null) {
      List.copyOf(those).forEach(listener -> listener.changed.accept(change));
    }
  }
}
