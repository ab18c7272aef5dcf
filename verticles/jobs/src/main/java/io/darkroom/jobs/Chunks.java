package io.darkroom.jobs;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Does something for each of many, {@value #SIZE} at once. */
final class Chunks {
  /** How many at once = {@value}: well within the driver's pool of 100 connections. */
  static final int SIZE = 64;

  private Chunks() {}

  /** The answers, in the order of the questions; the first failure ends it. */
  static <Q, A> Future<List<A>> each(List<Q> questions, Function<Q, Future<A>> ask) {
    List<A> answers = new ArrayList<>(questions.size());
    Future<Void> done = Future.succeededFuture();
    for (int i = 0; i < questions.size(); i += SIZE) {
      List<Q> chunk = questions.subList(i, Math.min(questions.size(), i + SIZE));
      done =
          done.compose(before -> Future.all(chunk.stream().map(ask).toList()))
              .map(
                  all -> {
                    answers.addAll(all.list());
                    return null;
                  });
    }
    return done.map(answers);
  }
}
