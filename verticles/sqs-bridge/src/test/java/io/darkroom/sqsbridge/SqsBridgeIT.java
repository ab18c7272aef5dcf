package io.darkroom.sqsbridge;

import io.darkroom.bridge.BridgeContract;
import io.darkroom.bridge.BridgeHarness;
import io.darkroom.bridge.BridgeVerticle;
import io.darkroom.bridge.Outgoing;
import io.darkroom.bridge.Rejected;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What every bridge must do, at ElasticMQ. */
class SqsBridgeIT extends BridgeContract {
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static ElasticMq elasticMq;

  @BeforeAll
  static void start() {
    elasticMq = new ElasticMq();
  }

  @AfterAll
  static void stop() {
    elasticMq.close();
  }

  @Override
  protected String kind() {
    return SqsBridgeVerticle.KIND;
  }

  @Override
  protected BridgeHarness harness() {
    return new Harness(elasticMq, "q" + TESTS.incrementAndGet());
  }

  private record Harness(ElasticMq server, String name) implements BridgeHarness {
    Harness {
      server.create(name, name + "-dead", 1_000);
      server.create(name + "-out", Map.of());
    }

    @Override
    public BridgeVerticle verticle() {
      return new SqsBridgeVerticle();
    }

    @Override
    public JsonObject section(int batch) {
      JsonObject route = new JsonObject().put("from", name).put("batch", batch).put("consumers", 1);
      return server
          .section()
          .put("visibility", "4s")
          .put("routes", new JsonObject().put("in", route));
    }

    @Override
    public String inQueue() {
      return name;
    }

    @Override
    public String outQueue() {
      return name + "-out";
    }

    @Override
    public String missingQueue() {
      return name + "-nowhere";
    }

    @Override
    public void send(String body) {
      server.send(name, body);
    }

    @Override
    public List<Dead> deadLetters() {
      return server.look(name + "-dead", 0).stream()
          .map(
              it ->
                  new Dead(
                      it.body(), Attributes.headers(it.messageAttributes()).get(Rejected.CODE)))
          .toList();
    }

    @Override
    public long unsettled() {
      return server.size(name);
    }

    @Override
    public List<Received> receive() {
      return server.take(name + "-out").stream()
          .map(
              it ->
                  new Received(
                      new JsonObject(it.body()),
                      Attributes.headers(it.messageAttributes()).get(Outgoing.DELIVERY),
                      null))
          .toList();
    }

    @Override
    public boolean survivesRestart() {
      return true;
    }

    @Override
    public void stopBroker() {
      server.stop();
    }

    @Override
    public void startBroker() {
      server.start();
    }

    @Override
    public void close() {
      // Queues are cheap, and each test has its own.
    }
  }
}
