package io.darkroom.jobs;

import com.mongodb.MongoWriteException;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Supersedes;
import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.jobs.MongoQueries.Position;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.IndexOptions;
import io.vertx.ext.mongo.MongoClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Jobs in a MongoDB collection, a document each, for any number of jobs nodes. Every write replaces
 * the whole document if its version is still the one that was read; who comes too late reads again.
 * No transactions and no TTL: a job's matters are one document, and what is removed is decided by
 * the sweeper, which knows of uploads.
 */
final class MongoJobStore implements JobStore {
  private static final int DUPLICATE_KEY = 11_000;

  private final Vertx vertx;
  private final MongoOptions options;
  private final String collection;
  private MongoClient mongo;
  private MongoWrites writes;

  MongoJobStore(Vertx vertx, MongoOptions options) {
    this.vertx = vertx;
    this.options = options;
    this.collection = options.collection();
  }

  @Override
  public Future<Void> open() {
    return guarded(vertx.executeBlocking(options::client).compose(this::connect));
  }

  private Future<Void> connect(JsonObject client) {
    mongo = MongoClient.create(vertx, client);
    writes = new MongoWrites(mongo, collection);
    Future<Void> indexes =
        mongo.createIndexWithOptions(
            collection,
            new JsonObject().put("key", 1),
            new IndexOptions().name("key").unique(true).sparse(true));
    indexes =
        indexes.compose(
            done ->
                mongo.createIndexWithOptions(
                    collection,
                    MongoQueries.superseding(),
                    new IndexOptions().name("superseding").sparse(true)));
    for (Object key : MongoQueries.indexes()) {
      indexes = indexes.compose(done -> mongo.createIndex(collection, (JsonObject) key));
    }
    return indexes;
  }

  @Override
  public Future<List<Inserted>> insert(List<JobRecord> jobs) {
    return guarded(Chunks.each(jobs, this::insert));
  }

  private Future<Inserted> insert(JobRecord job) {
    return mongo
        .insert(collection, MongoDocuments.write(job))
        .map(id -> new Inserted(job, true))
        .recover(
            error ->
                error instanceof MongoWriteException refused && refused.getCode() == DUPLICATE_KEY
                    ? known(job).map(found -> new Inserted(found.orElseThrow(), false))
                    : Future.failedFuture(error));
  }

  @Override
  public Future<List<Optional<JobRecord>>> known(List<JobRecord> jobs) {
    return guarded(Chunks.each(jobs, this::known));
  }

  private Future<Optional<JobRecord>> known(JobRecord job) {
    String key = job.order().idempotencyKey();
    return writes
        .find(new JsonObject().put("_id", job.id()))
        .compose(
            found ->
                found.isPresent() || key == null
                    ? Future.succeededFuture(found)
                    : writes.find(new JsonObject().put("key", key)));
  }

  @Override
  public <A> Future<List<Applied<A>>> edit(List<Edit<A>> edits) {
    return guarded(writes.edit(edits));
  }

  @Override
  public <A> Future<List<Applied<A>>> take(
      Pick pick, int limit, Function<JobRecord, Applied<A>> transition) {
    return limit <= 0
        ? Future.succeededFuture(List.of())
        : guarded(writes.take(pick, limit, transition));
  }

  @Override
  public Future<Optional<JobRecord>> get(String id) {
    return guarded(writes.find(new JsonObject().put("_id", id)));
  }

  @Override
  public Future<List<Outdated>> outdated(List<String> keys) {
    return guarded(Chunks.each(keys, this::outdated))
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  private Future<List<Outdated>> outdated(String key) {
    return writes
        .all(MongoQueries.ofKey(key), MongoQueries.superseding(), 1)
        .compose(
            newest ->
                newest.isEmpty()
                    ? Future.succeededFuture(List.of())
                    : outdated(newest.get(0).supersedes()));
  }

  private Future<List<Outdated>> outdated(Supersedes newest) {
    return writes
        .all(MongoQueries.outdated(newest), new JsonObject(), 0)
        .map(jobs -> jobs.stream().map(job -> new Outdated(job.id(), newest.version())).toList());
  }

  @Override
  public Future<Slice<JobRecord>> list(JobQuery query) {
    return newest(MongoQueries.list(query), query.limit() + 1)
        .map(
            jobs -> {
              boolean more = jobs.size() > query.limit();
              List<JobRecord> shown = more ? jobs.subList(0, query.limit()) : jobs;
              return new Slice<>(
                  shown, more ? Position.of(shown.get(shown.size() - 1), 0).cursor() : null);
            });
  }

  @Override
  public Future<Slice<Delivery>> listDeliveries(DeliveryQuery query) {
    Delivery.State state = Delivery.State.ofWire(query.state());
    Position start = query.cursor() == null ? null : Position.of(query.cursor());
    JsonObject find = start == null ? new JsonObject() : start.after(true);
    find.put("deliveries." + state.wire(), new JsonObject().put("$gt", 0));
    // One job more than could be needed: the first may have been listed already.
    return newest(find, query.limit() + 2)
        .map(jobs -> deliveries(jobs, state, start, query.limit()));
  }

  private Future<List<JobRecord>> newest(JsonObject find, int limit) {
    return guarded(writes.all(find, MongoQueries.NEWEST, limit));
  }

  private static Slice<Delivery> deliveries(
      List<JobRecord> jobs, Delivery.State state, Position start, int limit) {
    List<Delivery> shown = new ArrayList<>();
    String last = null;
    for (JobRecord job : jobs) {
      boolean begun = start != null && start.id().equals(job.id());
      for (int i = begun ? start.index() + 1 : 0; i < job.deliveries().size(); i++) {
        if (job.deliveries().get(i).state() != state) {
          continue;
        }
        if (shown.size() == limit) {
          return new Slice<>(shown, last);
        }
        shown.add(job.deliveries().get(i));
        last = Position.of(job, i).cursor();
      }
    }
    return new Slice<>(shown, null);
  }

  @Override
  public Future<Stats> stats(long now) {
    return guarded(new MongoStats(mongo, collection).stats(now));
  }

  @Override
  public Future<List<JobRecord>> expired(long now, int limit) {
    return guarded(
        writes.all(MongoQueries.expired(now), new JsonObject().put("expiresAt", 1), limit));
  }

  @Override
  public Future<Void> remove(List<String> ids, long now) {
    JsonObject doomed =
        MongoQueries.expired(now).put("_id", new JsonObject().put("$in", new JsonArray(ids)));
    return guarded(mongo.removeDocuments(collection, doomed).mapEmpty());
  }

  @Override
  public Future<Void> close() {
    return mongo == null ? Future.succeededFuture() : mongo.close();
  }

  private static <T> Future<T> guarded(Future<T> future) {
    return future.recover(
        error ->
            Future.failedFuture(
                error instanceof DarkroomException
                    ? error
                    : Failure.STORE_UNAVAILABLE.with(
                        "The job store failed; try again shortly.", error)));
  }
}
