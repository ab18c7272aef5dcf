package io.darkroom.launcher;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.FreePorts;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two nodes in one JVM, over real sockets. */
class ClusterIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void nodesFindEachOtherAndAnswerEachOthersQuestions() {
    JsonObject config = cluster();
    Node one = Node.start(config, List.of(ProbeVerticle.ROLE)).await();
    Vertx other = null;
    try {
      ClusterOptions options = ClusterOptions.read(Conf.of(config));
      other =
          Vertx.builder()
              .withClusterManager(Cluster.manager(options, "127.0.0.1"))
              .buildClustered()
              .await();
      Bus bus = new Bus(other);
      eventually(
          SOON,
          () -> assertEquals(1, bus.ask(Jobs.STATS, new JsonObject()).await().getInteger("probe")));
    } finally {
      one.stop().await();
      if (other != null) {
        other.close().await();
      }
    }
  }

  @Test
  void listensWhereItWasToldAndNowhereElse() throws IOException {
    JsonObject config = cluster();
    int port = config.getJsonObject("cluster").getInteger("port");
    Node node = Node.start(config, List.of(ProbeVerticle.ROLE)).await();
    try {
      assertTrue(node.vertx().isClustered());
      new Socket("127.0.0.1", port).close();
      for (InetAddress address : otherAddresses()) {
        assertThrows(ConnectException.class, () -> new Socket(address, port).close());
      }
    } finally {
      node.stop().await();
    }
  }

  private static JsonObject cluster() {
    int port = FreePorts.one();
    return new JsonObject()
        .put(
            "cluster",
            new JsonObject()
                .put("enabled", true)
                .put("name", "it-" + ProcessHandle.current().pid() + "-" + port)
                .put("port", port)
                .put("members", new JsonArray().add("127.0.0.1:" + port)));
  }

  private static List<InetAddress> otherAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress())
        .toList();
  }
}
