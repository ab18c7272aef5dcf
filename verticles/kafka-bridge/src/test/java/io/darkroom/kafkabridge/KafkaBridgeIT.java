package io.darkroom.kafkabridge;

import io.darkroom.bridge.BridgeContract;
import io.darkroom.bridge.BridgeHarness;
import io.darkroom.bridge.BridgeVerticle;
import io.darkroom.bridge.Outgoing;
import io.darkroom.bridge.Rejected;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What every bridge must do, at Apache Kafka. */
class KafkaBridgeIT extends BridgeContract {
  private static KafkaServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = new KafkaServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected String kind() {
    return KafkaBridgeVerticle.KIND;
  }

  @Override
  protected BridgeHarness harness() {
    return new Harness();
  }

  private static final class Harness implements BridgeHarness {
    private final TestTopics topics = new TestTopics(server);
    private final String in = topics.create(TestTopics.name("in"), 1);
    private final String out = topics.create(TestTopics.name("out"), 3);
    private final String dead = topics.create(in + ".dead-letters", 1);
    private int taken;

    @Override
    public BridgeVerticle verticle() {
      return new KafkaBridgeVerticle();
    }

    @Override
    public JsonObject section(int batch) {
      JsonObject route = new JsonObject().put("from", in).put("group", in).put("batch", batch);
      return new JsonObject()
          .put("bootstrapServers", server.servers())
          .put("timeout", "2s")
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
      return "missing-" + in;
    }

    @Override
    public void send(String body) {
      topics.send(in, body);
    }

    @Override
    public List<Dead> deadLetters() {
      return topics.all(dead).stream()
          .map(it -> new Dead(Texts.text(it.value()), header(it, Rejected.CODE)))
          .toList();
    }

    @Override
    public long unsettled() {
      long committed = topics.committed(in).values().stream().mapToLong(it -> it).sum();
      return topics.all(in).size() - committed;
    }

    @Override
    public List<Received> receive() {
      List<Received> all =
          topics.all(out).stream()
              .map(
                  it ->
                      new Received(
                          new JsonObject(Buffer.buffer(it.value())),
                          header(it, Outgoing.DELIVERY),
                          Texts.text(it.key())))
              .toList();
      List<Received> more = all.subList(taken, all.size());
      taken = all.size();
      return more;
    }

    @Override
    public boolean survivesRestart() {
      return true;
    }

    @Override
    public void stopBroker() {
      server.kill();
    }

    @Override
    public void startBroker() {
      server.start();
    }

    @Override
    public void close() {
      topics.close();
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
      return Texts.texts(message.headers()).get(name);
    }
  }
}
