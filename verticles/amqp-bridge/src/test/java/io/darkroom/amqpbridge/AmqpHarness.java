package io.darkroom.amqpbridge;

import io.darkroom.bridge.BridgeHarness;
import io.darkroom.bridge.BridgeVerticle;
import io.darkroom.bridge.Outgoing;
import io.darkroom.bridge.Rejected;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What both brokers have in common for the contract. */
abstract class AmqpHarness implements BridgeHarness {
  private final String in;
  private final String out;
  private final String dead;
  private final String uri;
  private final Correspondent client;
  private final List<Dead> letters = new ArrayList<>();

  AmqpHarness(String in, String out, String dead, String uri, Correspondent client) {
    this.in = in;
    this.out = out;
    this.dead = dead;
    this.uri = uri;
    this.client = client;
  }

  abstract Dialect dialect();

  abstract AmqpRoute.DeadLetterBy deadLetterBy();

  @Override
  public BridgeVerticle verticle() {
    return new AmqpBridgeVerticle();
  }

  @Override
  public JsonObject section(int batch) {
    JsonObject route =
        new JsonObject()
            .put("from", in)
            .put("batch", batch)
            .put("deadLetters", dead)
            .put("deadLetterBy", deadLetterBy().name().toLowerCase(Locale.ROOT));
    return new JsonObject()
        .put("uri", uri)
        .put("user", "guest")
        .put("password", "guest")
        .put("dialect", dialect().name().toLowerCase(Locale.ROOT))
        .put("answerTimeout", "3s")
        .put("heartbeat", "1s")
        .put("routes", new JsonObject().put("in", route));
  }

  @Override
  public String inQueue() {
    return in;
  }

  @Override
  public String outQueue() {
    return out;
  }

  @Override
  public String missingQueue() {
    return "nowhere";
  }

  @Override
  public void send(String body) {
    client.send(in, body);
  }

  @Override
  public List<Dead> deadLetters() {
    for (AmqpMessage message : client.take(dead)) {
      letters.add(new Dead(body(message), header(message, Rejected.CODE)));
    }
    return List.copyOf(letters);
  }

  @Override
  public List<Received> receive() {
    return client.take(out).stream()
        .map(
            message ->
                new Received(
                    new JsonObject(body(message)),
                    header(message, Outgoing.DELIVERY),
                    message.groupId()))
        .toList();
  }

  @Override
  public boolean survivesRestart() {
    return true;
  }

  @Override
  public void close() {
    client.close();
  }

  static String body(AmqpMessage message) {
    return Bodies.of(message.unwrap().getBody()).toString();
  }

  private static String header(AmqpMessage message, String name) {
    JsonObject properties = message.applicationProperties();
    return properties == null ? null : properties.getString(name);
  }
}
