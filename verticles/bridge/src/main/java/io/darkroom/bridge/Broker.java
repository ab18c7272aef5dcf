package io.darkroom.bridge;

import io.darkroom.contract.Conf;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** A broker as one bridge's configuration names it: what differs between the bridges. */
public interface Broker {
  /**
   * Reads the broker's own keys of a route ({@code from}, ...), complaining about what is wrong
   * with them, and gives what makes a source for each of its consumers.
   */
  Supplier<Source> source(Conf route);

  /** Prepares for use. Does not wait for the broker: it may be away for now. */
  Future<Void> open(Vertx vertx);

  /** Makes the sink. */
  Sink sink();

  /**
   * How much waits, from names of queues that messages come from to {@code {"waiting", "inFlight",
   * "deadLetters"}}; nothing for a broker that cannot tell.
   */
  default Future<JsonObject> depths() {
    return Future.succeededFuture(new JsonObject());
  }

  /** Gives back whatever the sources and the sink shared. */
  Future<Void> close();
}
