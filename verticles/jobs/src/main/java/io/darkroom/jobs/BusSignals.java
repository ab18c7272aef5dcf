package io.darkroom.jobs;

import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signals over the event bus. The first goes out at once; those that follow within {@value
 * #GAP_MILLIS} ms go out together, so under load there are so many publishes a second, and not one
 * a job. On the verticle's context only.
 */
final class BusSignals implements Signals {
  /** Shortest time between two rounds of publishing, in milliseconds = {@value}. */
  static final long GAP_MILLIS = 5;

  /** Most changes in one message = {@value}. */
  static final int MAX_CHANGES = 500;

  private final Vertx vertx;
  private final Bus bus;
  private final Set<String> operations = new LinkedHashSet<>();
  private final Set<String> kinds = new LinkedHashSet<>();
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private boolean scheduled;

  BusSignals(Vertx vertx) {
    this.vertx = vertx;
    this.bus = new Bus(vertx);
  }

  @Override
  public void work(String operation) {
    operations.add(operation);
    schedule();
  }

  @Override
  public void deliveries(String kind) {
    kinds.add(kind);
    schedule();
  }

  @Override
  public void changed(JobRecord job) {
    changes.put(job.id(), new Change(job.id(), job.state(), job.progress()));
    schedule();
  }

  private void schedule() {
    if (!scheduled) {
      scheduled = true;
      // Not at once, but when whoever is signalling has said all it has to say.
      vertx.runOnContext(now -> round());
    }
  }

  private void round() {
    if (operations.isEmpty() && kinds.isEmpty() && changes.isEmpty()) {
      scheduled = false;
      return;
    }
    flush();
    vertx.setTimer(GAP_MILLIS, timer -> round());
  }

  /** Tells at once what waits. */
  void flush() {
    operations.forEach(operation -> bus.publish(Jobs.work(operation), operation));
    operations.clear();
    kinds.forEach(kind -> bus.publish(Jobs.deliveries(kind), kind));
    kinds.clear();
    List<Change> all = new ArrayList<>(changes.values());
    changes.clear();
    for (int i = 0; i < all.size(); i += MAX_CHANGES) {
      bus.publish(Jobs.CHANGED, all.subList(i, Math.min(all.size(), i + MAX_CHANGES)));
    }
  }
}
