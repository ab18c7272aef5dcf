package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** One way through one collection, in pages, by {@code _id}, whose values are all of one type. */
interface Sweep {
  /** Most documents of a page = {@value}. */
  int PAGE = 100;

  /** What is done before the first page. */
  default Future<Void> begin() {
    return Future.succeededFuture();
  }

  /** What is done after the last page. */
  default Future<Void> end() {
    return Future.succeededFuture();
  }

  /** Which documents it is about. */
  JsonObject selection();

  /** How many they are. */
  Future<Long> count();

  /**
   * Does a page.
   *
   * @param query the selection, after the page before
   * @return the {@code _id} of its last document; null when there is none
   */
  Future<Object> page(JsonObject query);

  /** An aggregation's condition that two fields differ; one that is not there differs from any. */
  static JsonObject differ(String field, String other) {
    return new JsonObject().put("$ne", new JsonArray().add("$" + field).add("$" + other));
  }

  /**
   * A query for documents whose image is not marked as invalid, and that are not marked as failed.
   */
  static JsonObject unmarked() {
    return new JsonObject()
        .put(
            "metadata.image_is_valid",
            new JsonObject().put("$in", new JsonArray().add(true).addNull()))
        .putNull("metadata.error");
  }

  /** True for a failure that says nothing about other documents. */
  static boolean ofOneDocument(Throwable error) {
    return error instanceof Documents.Refused
        || DarkroomException.of(error).failure() == Failure.JOB_NOT_FOUND;
  }
}
