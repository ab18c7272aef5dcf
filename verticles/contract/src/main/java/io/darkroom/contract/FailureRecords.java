package io.darkroom.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/**
 * What an operation wrote down of jobs that failed for good, to be tried again. Found by {@link
 * java.util.ServiceLoader}, for {@code ./darkroom queue reprocess}.
 */
public interface FailureRecords {
  /** Which operation's. */
  String operation();

  /**
   * Makes a message of each record, has it sent, and then removes the record.
   *
   * @param root the whole configuration
   * @param limit at most so many
   * @return how many
   */
  Future<Integer> reprocess(Vertx vertx, JsonObject root, int limit, DoorTools.Sender sender);
}
