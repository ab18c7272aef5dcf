package io.darkroom.amqpbridge;

import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpReceiver;
import io.vertx.amqp.AmqpReceiverOptions;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Somebody else's client of a broker: Vert.x's own, used as its manual says. Blocks. */
final class Correspondent implements AutoCloseable {
  private static final long QUIET_MILLIS = 300;
  private static final long PATIENCE_MILLIS = 20_000;

  private final Vertx vertx = Vertx.vertx();
  private final AmqpClientOptions options;
  private final UnaryOperator<String> addresses;

  Correspondent(String uri, UnaryOperator<String> addresses) {
    URI at = URI.create(uri);
    options =
        new AmqpClientOptions()
            .setHost(at.getHost())
            .setPort(at.getPort())
            .setUsername("guest")
            .setPassword("guest");
    this.addresses = addresses;
  }

  /** Sends a text under an id that nobody else has. */
  void send(String queue, String body) {
    send(
        queue,
        AmqpMessage.create().id(UUID.randomUUID().toString()).durable(true).withBody(body).build());
  }

  void send(String queue, AmqpMessage... messages) {
    AmqpConnection connection = connect();
    var sender = connection.createSender(addresses.apply(queue)).await();
    for (AmqpMessage message : messages) {
      sender.sendWithAck(message).timeout(10, TimeUnit.SECONDS).await();
    }
    connection.close().await();
  }

  /** Takes what is there, until nothing has come for a while: perhaps not yet. */
  List<AmqpMessage> take(String queue) {
    return take(queue, 0);
  }

  /** Waits for so many, and takes what else is there, until nothing has come for a while. */
  List<AmqpMessage> take(String queue, int least) {
    AmqpConnection connection = connect();
    try {
      BlockingQueue<AmqpMessage> came = new LinkedBlockingQueue<>();
      AmqpReceiver receiver =
          connection
              .createReceiver(
                  addresses.apply(queue),
                  new AmqpReceiverOptions().setCapabilities(List.of("queue")))
              .await();
      receiver.handler(came::add);
      List<AmqpMessage> taken = new ArrayList<>();
      AmqpMessage next;
      do {
        long patience = taken.size() < least ? PATIENCE_MILLIS : QUIET_MILLIS;
        next = came.poll(patience, TimeUnit.MILLISECONDS);
        if (next != null) {
          taken.add(next);
        }
      } while (next != null);
      return taken;
    } catch (InterruptedException error) {
      throw new IllegalStateException(error);
    } finally {
      connection.close().await();
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private AmqpConnection connect() {
    return AmqpClient.create(vertx, options).connect().timeout(10, TimeUnit.SECONDS).await();
  }
}
