package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.Ids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was made for episodes, by the image's URL: {@code {image_url, itunes_image_info}}. While an
 * image is developed it has the id of the job that does so instead, {@code {image_url, job}}: all
 * who need the image, on any node, agree on one job before there is one.
 */
final class Bucket {
  /**
   * What is known of an image.
   *
   * @param info what was made of it; null when it is not yet
   * @param job the id of the job that does it
   */
  record Entry(JsonObject info, String job) {
    static Entry of(JsonObject document) {
      return new Entry(document.getJsonObject(INFO), document.getString(JOB));
    }
  }

  private static final String URL = "image_url";
  private static final String INFO = "itunes_image_info";
  private static final String JOB = "job";

  private static final Logger log = LoggerFactory.getLogger(Bucket.class);

  private final Documents documents;

  Bucket(Documents documents) {
    this.documents = documents;
  }

  /** Sees that there is at most one entry for an image. */
  Future<Void> index() {
    return documents.uniqueIndex(URL);
  }

  /** Sees to it, too, but can do without. */
  Future<Void> open() {
    return index()
        .recover(
            error -> {
              // Made by somebody else, with duplicates, perhaps: then it is only less sure.
              log.atWarn()
                  .setCause(error)
                  .log(
                      "no unique index on the bucket's image_url; an image may be developed twice");
              return Future.succeededFuture();
            });
  }

  /** What is known of an image; when nothing is, from now on the id of a job to be. */
  Future<Entry> claim(String url) {
    String id = Ids.next();
    JsonObject make = new JsonObject().put("$setOnInsert", new JsonObject().put(JOB, id));
    return documents
        .change(new JsonObject().put(URL, url), make, true)
        .recover(
            error ->
                error instanceof Documents.Refused refused && refused.duplicate()
                    ? documents.change(new JsonObject().put(URL, url), make, true)
                    : Future.failedFuture(error))
        .compose(
            found -> {
              Entry entry = Entry.of(found.orElseThrow());
              return entry.info != null || entry.job != null
                  ? Future.succeededFuture(entry)
                  : adopt(url, id);
            });
  }

  /** An entry without anything in it, of those who note what could not be made. */
  private Future<Entry> adopt(String url, String id) {
    JsonObject empty = new JsonObject().put(URL, url).putNull(INFO).putNull(JOB);
    JsonObject take = new JsonObject().put("$set", new JsonObject().put(JOB, id));
    return documents
        .change(empty, take, false)
        .compose(
            taken ->
                taken.isPresent()
                    ? Future.succeededFuture(taken)
                    : documents
                        .find(new JsonObject().put(URL, url), 1, INFO, JOB)
                        .map(found -> found.stream().findFirst()))
        .map(found -> Entry.of(found.orElse(new JsonObject().put(JOB, id))));
  }

  /** It was made. */
  Future<Void> keep(String url, JsonObject info) {
    return documents
        .updateOne(
            new JsonObject().put(URL, url),
            new JsonObject()
                .put("$set", new JsonObject().put(INFO, info))
                .put("$unset", new JsonObject().put(JOB, "")))
        .mapEmpty();
  }

  /** It could not be made by that job; the next one who needs it begins anew. */
  Future<Void> drop(String url, String job) {
    return documents.remove(new JsonObject().put(URL, url).put(JOB, job).putNull(INFO));
  }
}
