package io.darkroom.bridge;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * Where one consumer of a route gets its messages. Used on one context; {@link #receive} is not
 * called again before it has ended and what it gave is settled. Opens its connection when first
 * asked, and again when it was lost.
 */
public interface Source {
  /**
   * Messages, as many as there are up to {@code most}; waits for the first, a while at the longest.
   * Fails with BROKER_UNAVAILABLE, or with what is wrong about the queue; it is asked again later.
   */
  Future<List<Incoming>> receive(int most);

  /**
   * The message as JSON. Fails with what can be retried when it cannot be known now, as when a
   * schema registry is away; with anything else it is rejected.
   */
  default Future<JsonObject> decode(Incoming message) {
    try {
      return Future.succeededFuture(new JsonObject(message.body()));
    } catch (DecodeException | ClassCastException error) {
      return Future.failedFuture(
          Failure.INVALID_JSON.with("The message is not a JSON object.", error));
    }
  }

  /** These are durable: the broker need not deliver them again. */
  Future<Void> accept(List<Incoming> messages);

  /**
   * These are given up, in the broker's own way, each with its reason where somebody finds it.
   * Fails when one may be lost otherwise; it is asked again.
   */
  Future<Void> reject(List<Rejected> messages);

  /** These are given back untried; the broker may deliver them again at once, to anybody. */
  Future<Void> release(List<Incoming> messages);

  /** How often {@link #keep} is to be called; zero for never. */
  default Duration keepEvery() {
    return Duration.ZERO;
  }

  /** These are still being held: the broker must not take them for lost. */
  default Future<Void> keep(List<Incoming> messages) {
    return Future.succeededFuture();
  }

  /** No more is wanted: a {@link #receive} under way ends soon, with what it has or nothing. */
  void stop();

  /** Gives back whatever is open. */
  Future<Void> close();
}
