package io.darkroom.scheduler.profiles;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.profiles.ProfileFeedOptions;
import io.darkroom.httpclient.GuardedClient;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/** The operation {@code profile-feed}. Lives on the loop's context. */
final class FeedOperation implements Operation {
  private final Vertx vertx;
  private final GuardedClient client;
  private final FeedOptions options;
  private final Clock clock;
  private final FeedMeters meters = new FeedMeters();
  private final Set<Watch> watches = new HashSet<>();
  private DarkroomException stopped;

  FeedOperation(Vertx vertx, GuardedClient client, FeedOptions options, Clock clock) {
    this.vertx = vertx;
    this.client = client;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public String name() {
    return ProfileFeedOptions.OPERATION;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    if (stopped != null) {
      return Future.failedFuture(stopped);
    }
    Conf asked = Conf.of(work.request().options());
    long until = ProfileFeedOptions.read(asked).until();
    asked.throwIfAny();
    Bus bus = new Bus(vertx);
    Peers peers = new Peers(vertx, client, options.places().contentServers(), options.pageSize());
    Receiver receiver =
        options.queue() == null
            ? new JobsReceiver(bus, options.priority())
            : new QueueReceiver(bus, options.queue(), peers::all);
    Watch watch = new Watch(vertx, work, options, until, clock, peers, receiver, meters);
    watches.add(watch);
    return watch.run().onComplete(ended -> watches.remove(watch));
  }

  /** Gives back the job that it has: another node goes on where it was. */
  void stop() {
    stopped = Failure.SHUTTING_DOWN.with("The scheduler is shutting down.");
    Set.copyOf(watches).forEach(watch -> watch.end(stopped));
  }
}
