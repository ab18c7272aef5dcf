package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.MongoClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Compare-and-set on documents. */
final class MongoWrites {
  /** How often one edit is tried against others that were quicker = {@value}. */
  static final int MAX_TRIES = 50;

  /** How often jobs are looked for anew after others took those found = {@value}. */
  static final int MAX_ROUNDS = 5;

  private final MongoClient mongo;
  private final String collection;

  MongoWrites(MongoClient mongo, String collection) {
    this.mongo = mongo;
    this.collection = collection;
  }

  Future<Optional<JobRecord>> find(JsonObject query) {
    return mongo
        .findOne(collection, query, null)
        .map(found -> Optional.ofNullable(found).map(MongoDocuments::read));
  }

  Future<List<JobRecord>> all(JsonObject query, JsonObject order, int limit) {
    return mongo
        .findWithOptions(collection, query, new FindOptions().setSort(order).setLimit(limit))
        .map(found -> found.stream().map(MongoDocuments::read).toList());
  }

  <A> Future<List<Applied<A>>> edit(List<JobStore.Edit<A>> edits) {
    // Edits of the same job go one after the other, in their order; all others side by side.
    Map<String, Future<?>> tails = new HashMap<>();
    return Chunks.each(
        edits,
        edit -> {
          Future<?> before = tails.getOrDefault(edit.id(), Future.succeededFuture());
          Future<Applied<A>> done = before.transform(ended -> edit(edit, MAX_TRIES));
          tails.put(edit.id(), done);
          return done;
        });
  }

  private <A> Future<Applied<A>> edit(JobStore.Edit<A> edit, int tries) {
    return find(new JsonObject().put("_id", edit.id()))
        .compose(
            found -> {
              Applied<A> applied = edit.transition().apply(found.orElse(null));
              return applied.changed()
                  ? replace(applied).compose(won -> won ? done(applied) : again(edit, tries))
                  : done(applied);
            });
  }

  private <A> Future<Applied<A>> again(JobStore.Edit<A> edit, int tries) {
    return tries > 1
        ? edit(edit, tries - 1)
        : Future.failedFuture(
            Failure.STORE_UNAVAILABLE.with(
                "Job " + edit.id() + " is written by too many at once; try again shortly."));
  }

  <A> Future<List<Applied<A>>> take(
      JobStore.Pick pick, int limit, Function<JobRecord, Applied<A>> transition) {
    return take(pick, limit, transition, new ArrayList<>(), 1);
  }

  private <A> Future<List<Applied<A>>> take(
      JobStore.Pick pick,
      int limit,
      Function<JobRecord, Applied<A>> transition,
      List<Applied<A>> taken,
      int round) {
    int wanted = limit - taken.size();
    // After a lost race look further, and each elsewhere, so as not to meet the same ones again.
    int looked = round == 1 ? wanted : wanted * 4;
    return all(MongoQueries.find(pick), MongoQueries.order(pick), looked)
        .compose(
            found -> {
              List<JobRecord> candidates = new ArrayList<>(found);
              if (round > 1) {
                Collections.shuffle(candidates);
              }
              boolean all = found.size() < looked;
              return Chunks.each(
                      candidates.subList(0, Math.min(wanted, candidates.size())),
                      job -> win(transition.apply(job)))
                  .compose(
                      won -> {
                        won.forEach(one -> one.ifPresent(taken::add));
                        boolean none = won.stream().allMatch(Optional::isPresent) && all;
                        return taken.size() >= limit || none || round >= MAX_ROUNDS
                            ? Future.succeededFuture(taken)
                            : take(pick, limit, transition, taken, round + 1);
                      });
            });
  }

  private <A> Future<Optional<Applied<A>>> win(Applied<A> applied) {
    return applied.changed()
        ? replace(applied).map(won -> won ? Optional.of(applied) : Optional.empty())
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Boolean> replace(Applied<?> applied) {
    return mongo
        .replaceDocuments(
            collection,
            MongoDocuments.exactly(applied.before()),
            MongoDocuments.write(applied.after()))
        .map(result -> result.getDocMatched() == 1);
  }

  private static <A> Future<Applied<A>> done(Applied<A> applied) {
    return Future.succeededFuture(applied);
  }
}
