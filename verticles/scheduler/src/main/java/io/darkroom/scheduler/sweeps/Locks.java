package io.darkroom.scheduler.sweeps;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locks of episodes: {@code lock: {job, owner, at}}, the sweep's job, the attempt at it, and
 * when it was renewed last, in epoch milliseconds. One that was not renewed for long may be taken
 * over. A lock of another shape is somebody else's, and is respected for ever.
 */
final class Locks {
  private static final Logger log = LoggerFactory.getLogger(Locks.class);

  private final Documents episodes;
  private final Run run;
  private final Clock clock;
  private final Duration lockFor;

  Locks(Documents episodes, Run run, Clock clock, Duration lockFor) {
    this.episodes = episodes;
    this.run = run;
    this.clock = clock;
    this.lockFor = lockFor;
  }

  /** What free episodes are like: never locked, unlocked, or locked by one that is dead. */
  JsonArray free() {
    long dead = clock.millis() - lockFor.toMillis();
    return new JsonArray()
        .add(new JsonObject().putNull("lock"))
        .add(new JsonObject().put("lock.at", new JsonObject().put("$lt", dead)));
  }

  /** Locks what is as the query says. */
  Future<Long> take(JsonObject query) {
    JsonObject lock =
        new JsonObject().put("job", run.job()).put("owner", run.owner()).put("at", clock.millis());
    return episodes.updateAll(
        query, new JsonObject().put("$set", new JsonObject().put("lock", lock)));
  }

  /** What of these episodes is this attempt's. By their ids, since locks have no index. */
  JsonObject mine(Collection<Object> ids) {
    return Documents.ids(ids).put("lock.owner", run.owner());
  }

  /** Unlocks what earlier attempts at the same sweep have left: they are dead, or write no more. */
  Future<Void> releaseEarlier() {
    return episodes
        .updateAll(new JsonObject().put("lock.job", run.job()), unlocked())
        .onSuccess(
            found -> {
              if (found > 0) {
                log.atInfo()
                    .addKeyValue("job", run.job())
                    .addKeyValue("episodes", found)
                    .log("unlocked what an earlier attempt had locked");
              }
            })
        .mapEmpty();
  }

  /** Renews the locks of those episodes until the work is done, then releases them. */
  Future<Void> during(Vertx vertx, Collection<Object> ids, Future<Void> work) {
    long timer = vertx.setPeriodic(Math.max(1, lockFor.toMillis() / 3), tick -> renew(ids));
    return work.eventually(
        () -> {
          vertx.cancelTimer(timer);
          return episodes.updateAll(mine(ids), unlocked());
        });
  }

  private void renew(Collection<Object> ids) {
    JsonObject now = new JsonObject().put("lock.at", clock.millis());
    episodes
        .updateAll(mine(ids), new JsonObject().put("$set", now))
        .onFailure(
            error ->
                log.atWarn()
                    .setCause(error)
                    .addKeyValue("job", run.job())
                    .log("locks of episodes could not be renewed"));
  }

  static JsonObject unlocked() {
    return new JsonObject().put("$unset", new JsonObject().put("lock", ""));
  }
}
