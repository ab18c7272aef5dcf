package io.darkroom.bridge;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** The contract itself, and what bridges share, at a broker in memory. */
class MemoryBridgeTest extends BridgeContract {
  private static final String KIND = "memory";
  private static final String IN = "in";
  private static final String OUT = "out";

  @Override
  protected String kind() {
    return KIND;
  }

  @Override
  protected BridgeHarness harness() {
    MemoryQueues queues = new MemoryQueues();
    queues.declare(IN);
    queues.declare(OUT);
    return new Harness(queues);
  }

  private record Harness(MemoryQueues queues) implements BridgeHarness {
    @Override
    public BridgeVerticle verticle() {
      return new BridgeVerticle(KIND, new Batching(1, 10, 100)) {
        @Override
        protected Broker broker(Conf section) {
          return new MemoryBroker(queues);
        }
      };
    }

    @Override
    public JsonObject section(int batch) {
      JsonObject route = new JsonObject().put("from", IN).put("batch", batch);
      return new JsonObject().put("routes", new JsonObject().put("in", route));
    }

    @Override
    public String inQueue() {
      return IN;
    }

    @Override
    public String outQueue() {
      return OUT;
    }

    @Override
    public String missingQueue() {
      return "nowhere";
    }

    @Override
    public void send(String body) {
      queues.put(IN, body, Map.of());
    }

    @Override
    public List<Dead> deadLetters() {
      return queues.dead().stream()
          .map(it -> new Dead(it.message().body().toString(), it.fault().failure().name()))
          .toList();
    }

    @Override
    public long unsettled() {
      return queues.unsettled(IN);
    }

    @Override
    public List<Received> receive() {
      return queues.take(OUT, 100).stream()
          .map(
              it ->
                  new Received(
                      new JsonObject(it.body()), it.headers().get(Outgoing.DELIVERY), null))
          .toList();
    }

    @Override
    public boolean survivesRestart() {
      return true;
    }

    @Override
    public void stopBroker() {
      queues.away(true, IN);
    }

    @Override
    public void startBroker() {
      queues.away(false, IN);
    }

    @Override
    public void close() {}
  }
}
