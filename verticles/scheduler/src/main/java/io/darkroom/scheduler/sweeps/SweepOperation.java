package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.sweeps.SweepOptions;
import io.darkroom.messages.podcast.PodcastArtwork;
import io.darkroom.worker.Commissions;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operation {@code sweep}. Lives on the loop's context. */
final class SweepOperation implements Operation {
  private static final Logger log = LoggerFactory.getLogger(SweepOperation.class);

  private final Vertx vertx;
  private final MongoClient mongo;
  private final SweepsOptions options;
  private final PodcastArtwork artwork;
  private final Clock clock;
  private final Map<SweepOptions.Name, SweepMeters> meters = new EnumMap<>(SweepOptions.Name.class);
  private final Map<Run, Future<JsonObject>> runs = new HashMap<>();

  SweepOperation(
      Vertx vertx, MongoClient mongo, SweepsOptions options, PodcastArtwork artwork, Clock clock) {
    this.vertx = vertx;
    this.mongo = mongo;
    this.options = options;
    this.artwork = artwork;
    this.clock = clock;
    for (SweepOptions.Name name : SweepOptions.Name.values()) {
      meters.put(name, SweepMeters.of(name));
    }
  }

  @Override
  public String name() {
    return SweepOptions.OPERATION;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    Conf asked = Conf.of(work.request().options());
    SweepOptions.Name name = SweepOptions.read(asked).sweep();
    asked.throwIfAny();
    Run run = new Run(work, meters.get(name));
    Future<JsonObject> result =
        Commissions.open(vertx, options.poll())
            .compose(
                commissions ->
                    go(run, sweep(name, run, commissions)).eventually(commissions::close))
            .map(done -> result(name, run));
    runs.put(run, result);
    return result.onComplete(ended -> runs.remove(run));
  }

  /** Gives back what is under way; completes when it has left the database as it should be. */
  Future<Void> stop() {
    DarkroomException reason = Failure.SHUTTING_DOWN.with("The scheduler is shutting down.");
    List<Future<JsonObject>> ends = List.copyOf(runs.values());
    List.copyOf(runs.keySet()).forEach(run -> run.end(reason));
    return Future.join(ends).transform(ended -> Future.succeededFuture());
  }

  private Sweep sweep(SweepOptions.Name name, Run run, Commissions commissions) {
    Documents channels = new Documents(mongo, options.channels());
    Images images = new Images(artwork, commissions, run, options.priority());
    return switch (name) {
      case CHANNELS -> new ChannelSweep(run, channels, images, options.concurrency());
      case EPISODES -> {
        Documents episodes = new Documents(mongo, options.episodes());
        yield new EpisodeSweep(
            vertx,
            run,
            episodes,
            channels,
            new Locks(episodes, run, clock, options.lockFor()),
            new Bucket(new Documents(mongo, options.bucket())),
            images,
            options.concurrency());
      }
    };
  }

  private Future<Void> go(Run run, Sweep sweep) {
    Object[] last = new Object[1];
    return sweep
        .begin()
        .compose(begun -> run.step(() -> sweep.count()))
        .compose(
            count -> {
              run.found(count);
              return Repeat.whilst(
                  () ->
                      sweep
                          .page(after(sweep.selection(), last[0]))
                          .map(
                              id -> {
                                last[0] = id;
                                return id != null;
                              }));
            })
        .compose(swept -> sweep.end());
  }

  /** What is left when the page before ended with that document. */
  private static JsonObject after(JsonObject selection, Object id) {
    return id == null ? selection : selection.put("_id", new JsonObject().put("$gt", id));
  }

  private static JsonObject result(SweepOptions.Name name, Run run) {
    JsonObject result =
        new JsonObject()
            .put("sweep", name.wire())
            .mergeIn(run.tally().toJson())
            .put("renditions", new JsonArray());
    log.atInfo()
        .addKeyValue("job", run.job())
        .addKeyValue("sweep", name.wire())
        .addKeyValue("tally", run.tally().toJson().encode())
        .log("sweep ended");
    return result;
  }
}
