package io.darkroom.bridge;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A real broker and what a test does there behind the bridge's back. Each test has queues of its
 * own: {@link #inQueue} and {@link #outQueue} exist, {@link #missingQueue} does not.
 */
public interface BridgeHarness extends AutoCloseable {
  /**
   * A message that its broker keeps as given up: its body, and the failure's code if it has one.
   */
  record Dead(String body, String code) {}

  /** A message that went out: its body, and the header or attribute of that name. */
  record Received(JsonObject body, String delivery, String key) {}

  /** A new verticle of the bridge. */
  BridgeVerticle verticle();

  /**
   * The bridge's section: how the broker is reached, short pauses, and a route {@code in} that
   * reads {@link #inQueue} with one consumer and that batch.
   */
  JsonObject section(int batch);

  String inQueue();

  String outQueue();

  String missingQueue();

  /** Puts a message into {@link #inQueue}, as somebody else's client does. */
  void send(String body);

  /** Messages of {@link #inQueue} that were given up. */
  List<Dead> deadLetters();

  /** Messages in {@link #inQueue} that nobody has settled; -1 for a broker that cannot tell. */
  long unsettled();

  /** What has come to {@link #outQueue} since the last call. */
  List<Received> receive();

  /** Whether the broker keeps its messages when it is restarted, and can be in a test. */
  boolean survivesRestart();

  void stopBroker();

  void startBroker();

  @Override
  void close();
}
