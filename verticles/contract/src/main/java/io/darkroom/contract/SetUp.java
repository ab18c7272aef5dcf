package io.darkroom.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Makes what a configuration names and a server lacks: queues, topics, buckets, indexes. Asking
 * twice makes it once. Found by {@link java.util.ServiceLoader}, for {@code ./darkroom setup}.
 */
public interface SetUp {
  /** What it sets up, in a word: {@code storage}, {@code sqs}, ... */
  String name();

  /**
   * Sets up, and says of each thing whether it was made or found, a line each. Nothing, where the
   * configuration names nothing of the kind.
   *
   * @param root the whole configuration
   */
  Future<List<String>> setUp(Vertx vertx, JsonObject root);
}
