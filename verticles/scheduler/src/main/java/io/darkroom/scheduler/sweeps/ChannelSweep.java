package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.JobView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Channels whose {@code image_url} or {@code itunes_image} is another than was developed last, and
 * that are not marked as invalid or failed. Written back are {@code image_url_info} and {@code
 * last_image_url}, and those of {@code itunes_image}, and {@code metadata.image_is_valid}; of a bad
 * one {@code metadata.error}, too. Only if the channel still names the images that were developed.
 */
final class ChannelSweep implements Sweep {
  private static final List<String> FIELDS = List.of("image_url", "itunes_image");

  private static final Logger log = LoggerFactory.getLogger(ChannelSweep.class);

  private final Run run;
  private final Documents channels;
  private final Images images;
  private final int concurrency;

  ChannelSweep(Run run, Documents channels, Images images, int concurrency) {
    this.run = run;
    this.channels = channels;
    this.images = images;
    this.concurrency = concurrency;
  }

  @Override
  public JsonObject selection() {
    JsonArray changed = new JsonArray();
    for (String field : FIELDS) {
      changed.add(
          new JsonObject()
              .put(field, new JsonObject().put("$nin", Images.NONE))
              .put("$expr", Sweep.differ(field, last(field))));
    }
    return Sweep.unmarked().put("$or", changed);
  }

  @Override
  public Future<Long> count() {
    return channels.count(selection());
  }

  @Override
  public Future<Object> page(JsonObject query) {
    return run.step(
            () ->
                channels.find(
                    query,
                    PAGE,
                    "title",
                    FIELDS.get(0),
                    FIELDS.get(1),
                    last(FIELDS.get(0)),
                    last(FIELDS.get(1))))
        .compose(
            page ->
                Width.each(page, concurrency, this::develop)
                    .map(
                        done -> page.isEmpty() ? null : page.get(page.size() - 1).getValue("_id")));
  }

  private Future<Void> develop(JsonObject channel) {
    TreeMap<String, String> urls = new TreeMap<>();
    for (String field : FIELDS) {
      String url = Images.url(channel, field);
      if (url != null && !url.equals(channel.getValue(last(field)))) {
        urls.put(field, url);
      }
    }
    if (urls.isEmpty()) {
      return later(null);
    }
    TreeMap<String, String> sources = new TreeMap<>(urls);
    if (sources.values().stream().distinct().count() < sources.size()) {
      sources.pollLastEntry(); // two images of one URL are one
    }
    Object id = channel.getValue("_id");
    JsonObject metadata = new JsonObject().put("channel", String.valueOf(id));
    return images
        .develop(null, key(id, urls), title(channel), sources, metadata)
        .compose(ended -> write(id, urls, ended.job()))
        .recover(this::later);
  }

  /** What an attempt developed the next one finds again; the next sweep tries anew. */
  private String key(Object id, Map<String, String> urls) {
    String named = id + " " + urls;
    return "sweep:"
        + run.job()
        + ":"
        + UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
  }

  private static String title(JsonObject channel) {
    return channel.getValue("title") instanceof String title ? title : null;
  }

  private Future<Void> write(Object id, Map<String, String> urls, JobView job) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    urls.forEach((field, url) -> verdicts.put(field, Verdict.of(job, url)));
    boolean unknown = verdicts.values().stream().anyMatch(Verdict::later);
    boolean bad = !unknown && verdicts.values().stream().anyMatch(Verdict::bad);
    JsonObject set = new JsonObject();
    verdicts.forEach(
        (field, verdict) -> {
          if (verdict.good()) {
            set.put(field + "_info", verdict.info()).put(last(field), urls.get(field));
          } else if (bad) {
            set.putNull(field + "_info");
            set.put("metadata.error", field + ": " + verdict.error());
          }
        });
    if (!unknown) {
      set.put("metadata.image_is_valid", !bad);
    }
    if (set.isEmpty()) {
      return later(null);
    }
    JsonObject unchanged = new JsonObject().put("_id", id);
    urls.forEach(unchanged::put);
    return run.step(() -> channels.updateOne(unchanged, new JsonObject().put("$set", set)))
        .map(
            written -> {
              if (!written || unknown) {
                run.tally().later(1);
              } else if (bad) {
                run.tally().invalid(1);
              } else {
                run.tally().developed(1);
              }
              run.told();
              return null;
            });
  }

  /** One document's trouble is not the sweep's. */
  private Future<Void> later(Throwable error) {
    if (error != null && !Sweep.ofOneDocument(error)) {
      return Future.failedFuture(error);
    }
    if (error != null) {
      log.atWarn()
          .setCause(error)
          .addKeyValue("job", run.job())
          .log("channel left for the next sweep");
    }
    run.tally().later(1);
    run.told();
    return Future.succeededFuture();
  }

  private static String last(String field) {
    return "last_" + field;
  }
}
