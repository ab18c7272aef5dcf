package io.darkroom.scheduler.sweeps;

import com.mongodb.MongoWriteException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.IndexOptions;
import io.vertx.ext.mongo.MongoClient;
import io.vertx.ext.mongo.UpdateOptions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One collection. What may pass fails as {@code STORE_UNAVAILABLE}; a write that the database
 * refused is {@link Refused}.
 */
final class Documents {
  /** The database took exception to one write: to its document's shape, or its rules. */
  static final class Refused extends RuntimeException {
    private static final int DUPLICATE_KEY = 11_000;

    private final transient int code;

    Refused(MongoWriteException cause) {
      super(cause.getMessage(), cause, false, false);
      code = cause.getCode();
    }

    /** True if a unique index has what was written. */
    boolean duplicate() {
      return code == DUPLICATE_KEY;
    }
  }

  private final MongoClient mongo;
  private final String name;

  Documents(MongoClient mongo, String name) {
    this.mongo = mongo;
    this.name = name;
  }

  Future<Long> count(JsonObject query) {
    return guarded(mongo.count(name, query));
  }

  /** At most so many, by {@code _id}, with those fields only. */
  Future<List<JsonObject>> find(JsonObject query, int limit, String... fields) {
    JsonObject projection = new JsonObject();
    for (String field : fields) {
      projection.put(field, 1);
    }
    return guarded(
        mongo.findWithOptions(
            name,
            query,
            new FindOptions()
                .setFields(projection)
                .setSort(new JsonObject().put("_id", 1))
                .setLimit(limit)));
  }

  /** Updates one document; false if none is as the query says. */
  Future<Boolean> updateOne(JsonObject query, JsonObject update) {
    return guarded(mongo.updateCollection(name, query, update))
        .map(result -> result.getDocMatched() > 0);
  }

  /** Updates all that are as the query says; gives how many. */
  Future<Long> updateAll(JsonObject query, JsonObject update) {
    UpdateOptions multi = new UpdateOptions().setMulti(true);
    return guarded(mongo.updateCollectionWithOptions(name, query, update, multi))
        .map(result -> result.getDocMatched());
  }

  /** Updates one, or makes it, and gives it as it is then; empty if there is none. */
  Future<Optional<JsonObject>> change(JsonObject query, JsonObject update, boolean make) {
    UpdateOptions options = new UpdateOptions().setUpsert(make).setReturningNewDocument(true);
    return guarded(
            mongo.findOneAndUpdateWithOptions(name, query, update, new FindOptions(), options))
        .map(Optional::ofNullable);
  }

  Future<Void> remove(JsonObject query) {
    return guarded(mongo.removeDocument(name, query)).mapEmpty();
  }

  Future<Void> uniqueIndex(String field) {
    return guarded(
        mongo.createIndexWithOptions(
            name, new JsonObject().put(field, 1), new IndexOptions().unique(true)));
  }

  /** A query for one of several ids. */
  static JsonObject ids(Collection<Object> ids) {
    return new JsonObject()
        .put("_id", new JsonObject().put("$in", new JsonArray(List.copyOf(ids))));
  }

  private static <T> Future<T> guarded(Future<T> future) {
    return future.recover(
        error ->
            Future.failedFuture(
                error instanceof MongoWriteException refused
                    ? new Refused(refused)
                    : Failure.STORE_UNAVAILABLE.with(
                        "The database of the documents failed; try again shortly.", error)));
  }
}
