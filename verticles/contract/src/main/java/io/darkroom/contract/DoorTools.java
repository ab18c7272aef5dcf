package io.darkroom.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What an engineer does at a broker without another client. Each opens a connection of its own and
 * closes it. Routes are those of the bridge's section; one that there is not is
 * INVALID_CONFIGURATION.
 */
public interface DoorTools extends SetUp {
  /**
   * A message that was given up, where its broker keeps it.
   *
   * @param id the broker's, as far as it has one
   * @param reason a failure's code and message; null when it was the broker that gave it up
   * @param at when; null when the broker does not say
   * @param body the message as text
   */
  record DeadLetter(String id, String reason, Instant at, String body) {}

  /**
   * How much there is in a queue, as far as its broker knows: brokers of many machines count about.
   *
   * @param queue its name
   * @param waiting messages that anybody may receive
   * @param inFlight received by somebody and not settled
   * @param delayed messages that are not shown yet
   */
  record Depth(String queue, long waiting, long inFlight, long delayed) {}

  /** Sends a message; completes when it is stored, with what the broker calls it. */
  @FunctionalInterface
  interface Sender {
    Future<String> send(JsonObject message);
  }

  /**
   * Lends a sender to where a route's messages come from, in the route's own encoding, until what
   * is done with it ends.
   */
  <T> Future<T> sending(
      Vertx vertx, JsonObject root, String route, Function<Sender, Future<T>> work);

  /** Messages of a route that were given up, oldest first; they stay where they are. */
  Future<List<DeadLetter>> deadLetters(Vertx vertx, JsonObject root, String route, int limit);

  /**
   * Puts messages that were given up back to where the route's come from, oldest first. Each is
   * sent before it is removed: a crash in between leaves it in both places.
   *
   * @return how many
   */
  Future<Integer> redrive(Vertx vertx, JsonObject root, String route, int limit);

  /**
   * How much waits: in the route's queue, then in that for its messages that are given up.
   * INVALID_VALUE where this cannot be had from the broker, with what else tells it.
   */
  Future<List<Depth>> depths(Vertx vertx, JsonObject root, String route);

  /**
   * Removes all messages that wait. INVALID_VALUE where the broker removes none, with what to do.
   *
   * @param deadLetters true for those that were given up, false for those that were not
   */
  Future<Void> purge(Vertx vertx, JsonObject root, String route, boolean deadLetters);
}
