package io.darkroom.bridge;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.Future;
import java.util.List;

/** Where messages go out. Used on one context. */
public interface Sink {
  /**
   * Sends, and says of each message, in their order, why it was not taken: null for one that the
   * broker has for good; BROKER_UNAVAILABLE when the broker is to blame, and it is tried again for
   * as long as it takes; QUEUE_NOT_FOUND, MESSAGE_TOO_LARGE, MESSAGE_REFUSED when the message is.
   * The future does not fail and ends within bounded time.
   */
  Future<List<DarkroomException>> send(List<Outgoing> messages);

  /** Gives back whatever is open. */
  Future<Void> close();
}
