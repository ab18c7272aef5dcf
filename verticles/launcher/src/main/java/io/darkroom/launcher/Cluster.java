package io.darkroom.launcher;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.KubernetesConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.MultiMapConfig.ValueCollectionType;
import com.hazelcast.config.NetworkConfig;
import io.darkroom.contract.Failure;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Hazelcast, as Vert.x needs it and as quiet as it can be: no phone home, no multicast, no JMX. */
final class Cluster {
  private Cluster() {}

  static HazelcastClusterManager manager(ClusterOptions options, String address) {
    return new HazelcastClusterManager(config(options, address));
  }

  static Config config(ClusterOptions options, String address) {
    Config config = new Config().setClusterName(options.name());
    config
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.logging.type", "slf4j")
        .setProperty("hazelcast.jmx", "false")
        // Node stops it, after the verticles have drained.
        .setProperty("hazelcast.shutdownhook.enabled", "false")
        // Without this it listens on every interface, whatever the interfaces say.
        .setProperty("hazelcast.socket.bind.any", "false")
        // Its 5 s by default are the better part of a node's start.
        .setProperty("hazelcast.wait.seconds.before.join", "0")
        // Two nodes that started at the same moment and missed each other merge within seconds.
        .setProperty("hazelcast.merge.first.run.delay.seconds", "5")
        .setProperty("hazelcast.merge.next.run.delay.seconds", "5")
        .setProperty(
            "hazelcast.heartbeat.interval.seconds",
            Long.toString(options.heartbeatInterval().toSeconds()))
        .setProperty(
            "hazelcast.max.no.heartbeat.seconds",
            Long.toString(options.heartbeatTimeout().toSeconds()));
    config.getMetricsConfig().setEnabled(false);
    config.getIntegrityCheckerConfig().setEnabled(false);
    join(options, address, config.getNetworkConfig());
    // As default-cluster.xml of vertx-hazelcast has them.
    config.addMultiMapConfig(
        new MultiMapConfig("__vertx.subs")
            .setBackupCount(1)
            .setValueCollectionType(ValueCollectionType.SET));
    config.addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(1));
    config.addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(1));
    return config;
  }

  /** The address the node binds to: what the option names, or this machine's own. */
  static String address(ClusterOptions options) {
    try {
      return options.host().equals(ClusterOptions.OWN_HOST)
          ? ownAddress()
          : InetAddress.getByName(options.host()).getHostAddress();
    } catch (UnknownHostException | SocketException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "cluster.host is \"" + options.host() + "\", which is no address of this machine", error);
    }
  }

  private static void join(ClusterOptions options, String address, NetworkConfig network) {
    network.setPort(options.port()).setPortAutoIncrement(true);
    network.getInterfaces().setEnabled(true).addInterface(address);
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    switch (options.discovery()) {
      case TCP -> join.getTcpIpConfig().setEnabled(true).setMembers(options.members());
      case KUBERNETES -> kubernetes(options.kubernetes(), join.getKubernetesConfig());
    }
  }

  private static void kubernetes(ClusterOptions.Kubernetes options, KubernetesConfig config) {
    config.setEnabled(true);
    if (!options.dns().isEmpty()) {
      config.setProperty("service-dns", options.dns());
      return;
    }
    config.setProperty("service-name", options.service());
    if (!options.namespace().isEmpty()) {
      config.setProperty("namespace", options.namespace());
    }
  }

  private static String ownAddress() throws SocketException, UnknownHostException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .findFirst()
        .orElseThrow(() -> new UnknownHostException("no address but loopback"));
  }
}
