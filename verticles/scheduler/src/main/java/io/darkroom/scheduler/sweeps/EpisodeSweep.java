package io.darkroom.scheduler.sweeps;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Episodes whose {@code itunes_image} is another than was developed last, that are not marked as
 * invalid or failed, and that nobody has locked. A page is locked while it is worked on. Written
 * back are {@code itunes_image_info}, {@code last_itunes_image} and {@code
 * metadata.image_is_valid}; of a bad one that and {@code metadata.error}.
 */
final class EpisodeSweep implements Sweep {
  private static final String IMAGE = "itunes_image";
  private static final String LAST = "last_itunes_image";
  private static final String CHANNEL = "channel_id";

  private static final Logger log = LoggerFactory.getLogger(EpisodeSweep.class);

  /**
   * The episodes of one page that have the same image.
   *
   * @param ids of the episodes
   * @param channel of the first of them; its title names the folder
   */
  private record Same(String url, List<Object> ids, Object channel) {}

  private final Vertx vertx;
  private final Run run;
  private final Documents episodes;
  private final Documents channels;
  private final Locks locks;
  private final Bucket bucket;
  private final EpisodeImages images;
  private final int concurrency;

  EpisodeSweep(
      Vertx vertx,
      Run run,
      Documents episodes,
      Documents channels,
      Locks locks,
      Bucket bucket,
      Images images,
      int concurrency) {
    this.vertx = vertx;
    this.run = run;
    this.episodes = episodes;
    this.channels = channels;
    this.locks = locks;
    this.bucket = bucket;
    this.images = new EpisodeImages(run, images, bucket);
    this.concurrency = concurrency;
  }

  @Override
  public Future<Void> begin() {
    return run.step(bucket::open).compose(opened -> run.step(locks::releaseEarlier));
  }

  @Override
  public Future<Void> end() {
    return images.forget(concurrency);
  }

  @Override
  public JsonObject selection() {
    return Sweep.unmarked()
        .put("$expr", Sweep.differ(IMAGE, LAST))
        .put(IMAGE, new JsonObject().put("$nin", Images.NONE))
        .put("$or", locks.free());
  }

  @Override
  public Future<Long> count() {
    return episodes.count(selection());
  }

  @Override
  public Future<Object> page(JsonObject query) {
    return run.step(() -> episodes.find(query, PAGE, "_id"))
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.succeededFuture(null);
              }
              List<Object> ids = found.stream().map(one -> one.getValue("_id")).toList();
              // Whatever happens from here on, what may have been locked is unlocked.
              return locks
                  .during(vertx, ids, develop(query, ids))
                  .map(done -> ids.get(ids.size() - 1));
            });
  }

  private Future<Void> develop(JsonObject query, List<Object> ids) {
    JsonObject page = query.copy().mergeIn(Documents.ids(ids));
    return run.step(() -> locks.take(page))
        .compose(taken -> run.step(() -> episodes.find(locks.mine(ids), PAGE, IMAGE, CHANNEL)))
        .compose(
            locked -> {
              List<Same> images = byImage(locked);
              return titles(images)
                  .compose(
                      titles -> Width.each(images, concurrency, same -> develop(same, titles)));
            });
  }

  private List<Same> byImage(List<JsonObject> locked) {
    Map<String, Same> byUrl = new LinkedHashMap<>();
    for (JsonObject episode : locked) {
      String url = Images.url(episode, IMAGE);
      if (url == null) {
        run.tally().later(1); // no text
      } else {
        byUrl
            .computeIfAbsent(
                url, any -> new Same(url, new ArrayList<>(), episode.getValue(CHANNEL)))
            .ids
            .add(episode.getValue("_id"));
      }
    }
    return List.copyOf(byUrl.values());
  }

  private Future<Map<Object, String>> titles(List<Same> images) {
    Set<Object> ids =
        images.stream().map(Same::channel).filter(id -> id != null).collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return Future.succeededFuture(new HashMap<>());
    }
    return run.step(() -> channels.find(Documents.ids(ids), PAGE, "title"))
        .map(
            found -> {
              Map<Object, String> titles = new HashMap<>();
              for (JsonObject channel : found) {
                if (channel.getValue("title") instanceof String title) {
                  titles.put(channel.getValue("_id"), title);
                }
              }
              return titles;
            });
  }

  private Future<Void> develop(Same same, Map<Object, String> titles) {
    return images
        .of(same.url, titles.get(same.channel))
        .compose(found -> write(same, found))
        .recover(error -> left(same, error));
  }

  private Future<Void> write(Same same, EpisodeImages.Found found) {
    Verdict verdict = found.verdict();
    if (verdict.later()) {
      return left(same, null);
    }
    JsonObject set = new JsonObject().put("metadata.image_is_valid", verdict.good());
    if (verdict.good()) {
      set.put(IMAGE + "_info", verdict.info()).put(LAST, same.url);
    } else {
      set.putNull(IMAGE + "_info").put("metadata.error", IMAGE + ": " + verdict.error());
    }
    JsonObject unchanged = locks.mine(same.ids).put(IMAGE, same.url);
    return run.step(() -> episodes.updateAll(unchanged, Locks.unlocked().put("$set", set)))
        .map(
            written -> {
              tally(same, found, written.intValue());
              return null;
            });
  }

  private void tally(Same same, EpisodeImages.Found found, int written) {
    Tally tally = run.tally();
    tally.later(same.ids.size() - written); // have another image by now
    if (!found.verdict().good()) {
      tally.invalid(written);
    } else if (found.reused() || written == 0) {
      tally.reused(written);
    } else {
      tally.developed(1);
      tally.reused(written - 1);
    }
    run.told();
  }

  /** For the next sweep; unlocked at the page's end. One image's trouble is not the sweep's. */
  private Future<Void> left(Same same, Throwable error) {
    if (error != null && !Sweep.ofOneDocument(error)) {
      return Future.failedFuture(error);
    }
    if (error != null) {
      log.atWarn()
          .setCause(error)
          .addKeyValue("job", run.job())
          .addKeyValue("episodes", same.ids.size())
          .log("episodes left for the next sweep");
    }
    run.tally().later(same.ids.size());
    run.told();
    return Future.succeededFuture();
  }
}
