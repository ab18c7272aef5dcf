package io.darkroom.scheduler.profiles;

import io.darkroom.contract.Conf;
import io.darkroom.contract.bus.Bus;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.httpclient.GuardedClient;
import io.darkroom.worker.WorkLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;

/** Watches content servers for profiles that change, where the configuration says so. */
public final class ProfileFeed {
  private final Context context;
  private final Vertx vertx;
  private final GuardedClient client;
  private final FeedOperation operation;
  private final WorkLoop loop;
  private final long timer;

  private ProfileFeed(
      Context context,
      Vertx vertx,
      GuardedClient client,
      FeedOperation operation,
      WorkLoop loop,
      long timer) {
    this.context = context;
    this.vertx = vertx;
    this.client = client;
    this.operation = operation;
    this.loop = loop;
    this.timer = timer;
  }

  /** Complains about what is wrong with the sections that it needs. */
  public static void check(Conf root) {
    FeedOptions.read(root);
  }

  /** Begins to watch; null where it is not enabled. Servers need not be there yet. */
  public static Future<ProfileFeed> start(Vertx vertx, JsonObject rootConfig, Clock clock) {
    Conf conf = Conf.of(rootConfig);
    FeedOptions options = FeedOptions.read(conf);
    GuardOptions guard = GuardOptions.read(conf);
    conf.throwIfAny();
    if (!options.enabled()) {
      return Future.succeededFuture(null);
    }
    Context context = vertx.getOrCreateContext();
    GuardedClient client = GuardedClient.create(vertx, guard);
    FeedOperation operation = new FeedOperation(vertx, client, options, clock);
    FeedKeeper keeper = new FeedKeeper(new Bus(vertx), clock);
    return WorkLoop.start(vertx, rootConfig, List.of(operation))
        .map(
            loop -> {
              long timer = vertx.setPeriodic(1, FeedKeeper.LOOK_MILLIS, passed -> keeper.look());
              return new ProfileFeed(context, vertx, client, operation, loop, timer);
            })
        .onFailure(failure -> client.close());
  }

  /** Watches no more, and gives back its job. */
  public Future<Void> stop() {
    vertx.cancelTimer(timer);
    Future<Void> stopped = loop.stop();
    // After the loop has begun to stop, or it would take again what is given back.
    context.runOnContext(now -> operation.stop());
    return stopped.eventually(client::close);
  }
}
