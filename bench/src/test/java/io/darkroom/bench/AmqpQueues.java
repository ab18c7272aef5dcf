package io.darkroom.bench;

import io.darkroom.amqpbridge.ArtemisServer;
import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpReceiverOptions;
import io.vertx.amqp.AmqpSender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** ActiveMQ Artemis with a journal, in this process, and Vert.x's client. */
final class AmqpQueues implements Queues {
  private static final int MOST = 50;

  private final Path folder;
  private final ArtemisServer server;
  private final Vertx vertx = Vertx.vertx();
  private final AmqpConnection connection;
  private final Map<String, AmqpSender> senders = new ConcurrentHashMap<>();

  AmqpQueues() throws IOException {
    folder = Files.createTempDirectory("darkroom-bench-artemis");
    server = new ArtemisServer(folder);
    server.start();
    connection = connect();
  }

  @Override
  public String name() {
    return "AMQP 1.0 (Artemis)";
  }

  @Override
  public String kind() {
    return "amqp";
  }

  @Override
  public JsonObject section(String queue) {
    return new JsonObject()
        .put("uri", server.uri())
        .put("routes", new JsonObject().put("in", new JsonObject().put("from", queue)));
  }

  @Override
  public void create(String queue) {
    server.declare(queue);
    senders.put(queue, connection.createSender(queue).await());
  }

  @Override
  public int batch() {
    return MOST;
  }

  @Override
  public Future<?> send(String queue, List<String> bodies) {
    AmqpSender sender = senders.get(queue);
    return Future.all(bodies.stream().map(body -> sender.sendWithAck(message(body))).toList());
  }

  private static AmqpMessage message(String body) {
    String id = UUID.randomUUID().toString();
    return AmqpMessage.create().id(id).durable(true).withBody(body).build();
  }

  @Override
  public void drain(String queue, Stretch stretch) throws Exception {
    AmqpConnection receiving = connect();
    try {
      receiving
          .createReceiver(queue, new AmqpReceiverOptions().setMaxBufferedMessages(MOST))
          .await()
          .handler(message -> stretch.done(1));
      stretch.await();
    } finally {
      receiving.close().await();
    }
  }

  private AmqpConnection connect() {
    URI at = URI.create(server.uri());
    return AmqpClient.create(
            vertx, new AmqpClientOptions().setHost(at.getHost()).setPort(at.getPort()))
        .connect()
        .await();
  }

  @Override
  public void close() {
    connection.close().otherwiseEmpty().eventually(vertx::close).await();
    server.close();
    BenchNode.remove(folder);
  }
}
