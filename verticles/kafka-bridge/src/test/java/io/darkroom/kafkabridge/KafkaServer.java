package io.darkroom.kafkabridge;

import static io.darkroom.contract.Eventually.eventually;

import io.darkroom.contract.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka of one node, in KRaft mode, in a process of its own. It makes topics that a client asks
 * for in vain, as brokers do by default. Killed and started again, it has what it had.
 */
public final class KafkaServer implements AutoCloseable {
  private static final int MEGABYTES = 320;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final String jars;
  private final Path config;
  private final int port;
  private final Admin admin;
  private ServerProcess process;

  /** Starts in that folder, which is empty. */
  KafkaServer(Path folder) {
    this(folder, Path.of(".."));
  }

  /**
   * Starts in that folder, which is empty.
   *
   * @param modules where the module is that has brought the server
   */
  public KafkaServer(Path folder, Path modules) {
    this.folder = folder;
    jars = ServerProcess.jars(modules, "kafka-servers", "kafka");
    config = folder.resolve("server.properties");
    List<Integer> ports = FreePorts.some(2);
    port = ports.get(0);
    write(ports.get(1));
    String id = Uuid.randomUuid().toString();
    run("kafka.tools.StorageTool", "format", "-t", id, "-c", config.toString()).join();
    admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", servers(),
                "reconnect.backoff.max.ms", 200,
                "default.api.timeout.ms", 10_000,
                "request.timeout.ms", 5_000));
    start();
  }

  public String servers() {
    return "127.0.0.1:" + port;
  }

  /** An admin client, for tests to look at what there is. */
  public Admin admin() {
    return admin;
  }

  void start() {
    process = run("kafka.Kafka", config.toString());
    eventually(
        PATIENCE,
        () -> {
          process.check();
          admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
        });
  }

  /** As a crash does. */
  void kill() {
    process.close();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    kill();
  }

  private ServerProcess run(String main, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-cp", jars, main));
    all.addAll(List.of(arguments));
    return ServerProcess.java(folder.resolve("output.txt"), MEGABYTES, all);
  }

  private void write(int controllerPort) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
            "listeners", "PLAINTEXT://" + servers() + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners", "PLAINTEXT://" + servers(),
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "PLAINTEXT",
            "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            "log.dirs", folder.resolve("logs").toString(),
            "auto.create.topics.enable", "true"));
    for (String one :
        List.of(
            "offsets.topic.replication.factor",
            "offsets.topic.num.partitions",
            "transaction.state.log.replication.factor",
            "transaction.state.log.num.partitions",
            "transaction.state.log.min.isr")) {
      properties.put(one, "1");
    }
    properties.put("group.initial.rebalance.delay.ms", "0");
    // A broker that was killed is let in again only when it has been missed.
    properties.put("broker.heartbeat.interval.ms", "300");
    properties.put("broker.session.timeout.ms", "1500");
    try (var out = Files.newOutputStream(config)) {
      properties.store(out, null);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
