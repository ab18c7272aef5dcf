package io.darkroom.launcher.cli;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Work at the servers that the configuration names, by a command and not by a node. */
final class Offline {
  /** Longest that a command waits for a server. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private Offline() {}

  /** Longest for so many messages one after another: a second for each more. */
  static Duration patience(int messages) {
    return PATIENCE.plusSeconds(messages);
  }

  /** Does it with a Vert.x of its own; blocks. */
  static <T> T run(Function<Vertx, Future<T>> work) {
    return run(PATIENCE, work);
  }

  /** Does it within a time of its own. */
  static <T> T run(Duration patience, Function<Vertx, Future<T>> work) {
    Vertx vertx = Vertx.vertx();
    try {
      return Future.<T>future(
              promise ->
                  // On a context, which clients come back to.
                  vertx.runOnContext(
                      turn ->
                          Future.succeededFuture()
                              .compose(it -> work.apply(vertx))
                              .onComplete(promise)))
          .await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw Failure.BROKER_UNAVAILABLE.with(
          "No server has answered within " + patience.toSeconds() + " s.");
    } catch (DarkroomException ours) {
      throw ours;
    } catch (RuntimeException error) {
      throw DarkroomException.of(error.getCause() == null ? error : error.getCause());
    } finally {
      vertx.close().await();
    }
  }
}
