package io.darkroom.launcher;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How nodes find each other.
 *
 * @param enabled whether to join at all
 * @param name nodes join nodes of the same name only
 * @param host the address this node binds to and is reached at; {@link #OWN_HOST} for the machine's
 *     own, as containers need
 * @param port the first port to try for membership; the next ones follow if it is taken
 * @param busPort the port for messages; 0 for any
 * @param discovery where the others are looked for
 * @param members of {@link Discovery#TCP}: {@code host:port} of nodes that may be up
 * @param kubernetes of {@link Discovery#KUBERNETES}
 * @param heartbeatInterval how often nodes tell each other that they live
 * @param heartbeatTimeout a node that was not heard of for that long is out
 */
record ClusterOptions(
    Enabled enabled,
    String name,
    String host,
    int port,
    int busPort,
    Discovery discovery,
    List<String> members,
    Kubernetes kubernetes,
    Duration heartbeatInterval,
    Duration heartbeatTimeout) {

  /** Whether a node joins others. */
  enum Enabled {
    /** Unless every role on the class path runs in this process, {@code jobs} among them. */
    AUTO,
    TRUE,
    FALSE
  }

  /** Where other nodes are looked for. */
  enum Discovery {
    TCP,
    KUBERNETES
  }

  /**
   * Which pods are nodes.
   *
   * @param namespace of the service; empty for the pod's own
   * @param service name of the service whose endpoints are asked for (needs a role that may read
   *     them); empty to use {@code dns}
   * @param dns name of a headless service that resolves to all nodes
   */
  record Kubernetes(String namespace, String service, String dns) {
    static Kubernetes read(Conf conf) {
      return conf.done(
          new Kubernetes(
              conf.text("namespace", ""), conf.text("service", ""), conf.text("dns", "")));
    }
  }

  /** The value of {@code host} that stands for the machine's own address. */
  static final String OWN_HOST = "auto";

  /** Default name = {@value}. */
  private static final String DEFAULT_NAME = "darkroom";

  /** Default host = {@value}. */
  private static final String DEFAULT_HOST = "127.0.0.1";

  /** Default membership port = {@value}. */
  private static final int DEFAULT_PORT = 15_701;

  /** Nodes that find each other on one machine without any configuration = {@value}. */
  private static final int DEFAULT_MEMBERS = 10;

  private static final Duration DEFAULT_HEARTBEAT_INTERVAL = Duration.ofSeconds(1);
  private static final Duration DEFAULT_HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

  static ClusterOptions read(Conf root) {
    Conf conf = root.section("cluster");
    ClusterOptions options =
        new ClusterOptions(
            conf.choice("enabled", Enabled.class, Enabled.AUTO),
            conf.text("name", DEFAULT_NAME),
            conf.text("host", DEFAULT_HOST),
            conf.count("port", DEFAULT_PORT, 1, 65_000),
            conf.count("busPort", 0, 0, 65_535),
            conf.choice("discovery", Discovery.class, Discovery.TCP),
            conf.texts("members", defaultMembers()),
            Kubernetes.read(conf.section("kubernetes")),
            conf.duration("heartbeatInterval", DEFAULT_HEARTBEAT_INTERVAL),
            conf.duration("heartbeatTimeout", DEFAULT_HEARTBEAT_TIMEOUT));
    options.check(conf);
    return conf.done(options);
  }

  /** True if a node joins others that runs {@code roles} of those it could run. */
  boolean joins(List<String> roles, List<String> available) {
    return switch (enabled) {
      case TRUE -> true;
      case FALSE -> false;
      case AUTO -> !roles.contains(Roles.JOBS) || !roles.containsAll(available) || roles.size() < 2;
    };
  }

  private void check(Conf conf) {
    if (discovery == Discovery.KUBERNETES
        && kubernetes.service().isEmpty() == kubernetes.dns().isEmpty()) {
      conf.complain(
          Failure.INVALID_VALUE,
          "kubernetes",
          "must name exactly one of service and dns when discovery is kubernetes");
    }
    if (heartbeatInterval.toSeconds() < 1 || heartbeatTimeout.compareTo(heartbeatInterval) <= 0) {
      conf.complain(
          Failure.INVALID_VALUE,
          "heartbeatTimeout",
          "must be longer than heartbeatInterval, which must be at least 1s");
    }
    if (host.equals("0.0.0.0") || host.equals("::")) {
      conf.complain(
          Failure.INVALID_VALUE,
          "host",
          "is " + host + ", must be an address that other nodes can reach, or auto");
    }
  }

  private static List<String> defaultMembers() {
    return IntStream.range(0, DEFAULT_MEMBERS)
        .mapToObj(i -> DEFAULT_HOST + ":" + (DEFAULT_PORT + i))
        .toList();
  }
}
