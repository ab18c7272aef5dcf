package io.darkroom.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FreePorts;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeTest {
  private static final List<String> PROBE = List.of(ProbeVerticle.ROLE);

  @Test
  void runsTheRolesItWasAskedFor() {
    Node node = Node.start(alone(), PROBE).await();
    try {
      assertEquals(PROBE, node.roles());
      assertFalse(node.vertx().isClustered());
      JsonObject answer = new Bus(node.vertx()).ask(Jobs.STATS, new JsonObject()).await();
      assertEquals(1, answer.getInteger("probe"));
    } finally {
      node.stop().await();
    }
  }

  @Test
  void takesItsMetricsWithItWhenItStops() {
    Set<?> before = Metrics.globalRegistry.getRegistries();

    Node.start(alone(), PROBE).await().stop().await();

    assertEquals(before, Metrics.globalRegistry.getRegistries());
  }

  @Test
  void stopsOnceHoweverOftenItIsTold() {
    Node node = Node.start(alone(), PROBE).await();

    node.stop().await();
    node.stop().await();
  }

  @Test
  void refusesARoleThatIsNotThereAndNamesTheNearest() {
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> Node.start(alone(), List.of("porbe")).await());

    assertEquals(Failure.INVALID_CONFIGURATION, refused.failure());
    assertTrue(refused.getMessage().contains("did you mean probe?"), refused.getMessage());
  }

  @Test
  void refusesAConfigurationWithEveryComplaint() {
    JsonObject config =
        alone()
            .put("management", new JsonObject().put("prot", 1))
            .put("node", new JsonObject().put("ingestInstances", 0));

    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> Node.start(config, PROBE).await());

    assertTrue(refused.getMessage().contains("management.prot is not known"), refused.getMessage());
    assertTrue(refused.getMessage().contains("node.ingestInstances is 0"), refused.getMessage());
  }

  @Test
  void leavesNothingRunningWhenARoleDoesNotStart() throws IOException {
    int port = FreePorts.one();
    JsonObject config =
        alone()
            .put("management", new JsonObject().put("port", port))
            .put("probe", new JsonObject().put("broken", true));

    DarkroomException failed =
        assertThrows(DarkroomException.class, () -> Node.start(config, PROBE).await());

    assertEquals("probe did not start: the probe is broken", failed.getMessage());
    new ServerSocket(port).close();
  }

  @Test
  void showsHealthAndMetrics() throws IOException, InterruptedException {
    int port = FreePorts.one();
    JsonObject config = alone().put("management", new JsonObject().put("port", port));
    Node node = Node.start(config, PROBE).await();
    try {
      assertEquals(200, get(port, "/health/live").statusCode());
      assertEquals("{\"status\":\"up\"}", get(port, "/health/ready").body());
      assertEquals(404, get(port, "/").statusCode());
      String metrics = get(port, "/metrics").body();
      assertTrue(metrics.contains("darkroom_eventloop_delay_seconds_bucket"), metrics);
      assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
      assertTrue(metrics.contains("darkroom_process_resident_bytes"), metrics);
      assertTrue(metrics.contains("vertx_pool_"), metrics);
    } finally {
      node.stop().await();
    }
  }

  static JsonObject alone() {
    return new JsonObject().put("cluster", new JsonObject().put("enabled", false));
  }

  static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
