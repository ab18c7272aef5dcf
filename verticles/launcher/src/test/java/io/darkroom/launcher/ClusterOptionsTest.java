package io.darkroom.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterOptionsTest {
  private static final List<String> ALL =
      List.of("http-ingest", "image-worker", "jobs", "postback");

  @Test
  void joinsUnlessEveryRoleRunsHere() {
    ClusterOptions options = read(new JsonObject());

    assertFalse(options.joins(ALL, ALL));
    assertTrue(options.joins(List.of("jobs", "http-ingest", "postback"), ALL));
    assertTrue(options.joins(List.of("image-worker"), List.of("image-worker")));
    assertTrue(options.joins(List.of("jobs"), List.of("jobs")));
  }

  @Test
  void joinsOrNotWhenToldSo() {
    assertTrue(read(new JsonObject().put("enabled", true)).joins(ALL, ALL));
    assertFalse(read(new JsonObject().put("enabled", "false")).joins(List.of("jobs"), ALL));
  }

  @Test
  void asksForExactlyOneWayToFindPods() {
    Conf conf =
        Conf.of(new JsonObject().put("cluster", new JsonObject().put("discovery", "kubernetes")));

    ClusterOptions.read(conf);

    assertTrue(conf.complaints().get(0).contains("exactly one of service and dns"));
  }

  @Test
  void refusesAnAddressNobodyCanReach() {
    Conf conf = Conf.of(new JsonObject().put("cluster", new JsonObject().put("host", "0.0.0.0")));

    ClusterOptions.read(conf);

    assertTrue(conf.complaints().get(0).contains("cluster.host is 0.0.0.0"));
  }

  @Test
  void findsPodsByTheHeadlessService() {
    ClusterOptions options =
        read(
            new JsonObject()
                .put("discovery", "kubernetes")
                .put("kubernetes", new JsonObject().put("dns", "darkroom.images.svc")));

    Config config = Cluster.config(options, "10.0.0.7");

    assertTrue(config.getNetworkConfig().getJoin().getKubernetesConfig().isEnabled());
    assertFalse(config.getNetworkConfig().getJoin().getTcpIpConfig().isEnabled());
    assertEquals(
        "darkroom.images.svc",
        config.getNetworkConfig().getJoin().getKubernetesConfig().getProperty("service-dns"));
  }

  @Test
  void looksForNobodyItWasNotToldOf() {
    Config config = Cluster.config(read(new JsonObject()), "127.0.0.1");

    assertFalse(config.getNetworkConfig().getJoin().getMulticastConfig().isEnabled());
    assertFalse(config.getNetworkConfig().getJoin().isAutoDetectionEnabled());
    assertEquals("false", config.getProperty("hazelcast.socket.bind.any"));
    assertEquals("false", config.getProperty("hazelcast.phone.home.enabled"));
  }

  private static ClusterOptions read(JsonObject section) {
    return ClusterOptions.read(Conf.of(new JsonObject().put("cluster", section)));
  }
}
