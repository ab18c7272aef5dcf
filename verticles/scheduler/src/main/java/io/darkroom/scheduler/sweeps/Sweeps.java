package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.Conf;
import io.darkroom.messages.podcast.PodcastArtwork;
import io.darkroom.worker.WorkLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.time.Clock;
import java.util.List;

/** Does the operation {@code sweep}, where there is a database to sweep. */
public final class Sweeps {
  private final Context context;
  private final MongoClient mongo;
  private final SweepOperation operation;
  private final WorkLoop loop;

  private Sweeps(Context context, MongoClient mongo, SweepOperation operation, WorkLoop loop) {
    this.context = context;
    this.mongo = mongo;
    this.operation = operation;
    this.loop = loop;
  }

  /** Complains about what is wrong with the sections that sweeps need. */
  public static void check(Conf root) {
    SweepsOptions.read(root);
    PodcastArtwork.open(root);
    WorkLoop.check(root);
  }

  /**
   * Begins to do sweeps; null where the configuration names no database. The database need not be
   * there yet.
   */
  public static Future<Sweeps> start(Vertx vertx, JsonObject rootConfig, Clock clock) {
    Conf conf = Conf.of(rootConfig);
    SweepsOptions options = SweepsOptions.read(conf);
    PodcastArtwork artwork = PodcastArtwork.open(conf);
    conf.throwIfAny();
    if (options.url() == null) {
      return Future.succeededFuture(null);
    }
    Context context = vertx.getOrCreateContext();
    return vertx
        .executeBlocking(options::client)
        .compose(
            client -> {
              MongoClient mongo = MongoClient.create(vertx, client);
              SweepOperation operation = new SweepOperation(vertx, mongo, options, artwork, clock);
              return WorkLoop.start(vertx, rootConfig, List.of(operation))
                  .map(loop -> new Sweeps(context, mongo, operation, loop))
                  .onFailure(failure -> mongo.close());
            });
  }

  /** Takes no more sweeps and gives back, unspent and unlocked, what is under way. */
  public Future<Void> stop() {
    Future<Void> stopped = loop.stop();
    Promise<Void> given = Promise.promise();
    // After the loop has begun to stop, or it would take again what is given back.
    context.runOnContext(now -> operation.stop().onComplete(given));
    return Future.join(stopped, given.future()).eventually(mongo::close).mapEmpty();
  }
}
