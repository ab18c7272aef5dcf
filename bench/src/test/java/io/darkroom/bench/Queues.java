package io.darkroom.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A real broker on this machine, and what somebody does there with its own client. */
interface Queues extends AutoCloseable {
  /** What it is called. */
  String name();

  /** The kind of its bridge. */
  String kind();

  /** The bridge's section, at its defaults: how the broker is reached, and a route. */
  JsonObject section(String queue);

  /** Makes a queue. */
  void create(String queue);

  /** Most messages that are sent at once. */
  int batch();

  /** Sends messages at once; completes when the broker has them. */
  Future<?> send(String queue, List<String> bodies);

  /**
   * Receives and acknowledges, and does nothing else, with as many consumers and as many messages
   * at once as the bridge does by default. Blocks until the stretch is over.
   */
  void drain(String queue, Stretch stretch) throws Exception;

  @Override
  void close();
}
