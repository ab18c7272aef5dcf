package io.darkroom.amqpbridge;

import io.darkroom.contract.Eventually;
import io.darkroom.contract.FreePorts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * RabbitMQ as Debian packages it, in processes of its own, with its AMQP 1.0 plugin, all on
 * loopback. Over AMQP 1.0 nothing can be declared, so its queues come with its definitions: {@link
 * #QUEUES} of each kind.
 */
final class RabbitServer implements AutoCloseable {
  /** How many {@code in-N}, {@code out-N} and {@code dead-N} there are = {@value}. */
  static final int QUEUES = 40;

  /** Largest message that it takes, in bytes = {@value}. */
  static final int MAX_MESSAGE = 100_000;

  private static final Path SHIPPED = Path.of("..", "..", "docker", "rabbitmq", "definitions.json");
  private static final Path HOME = Path.of("/usr/lib/rabbitmq/lib");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Path program;
  private final int port;
  private final int epmdPort;
  private final int busPort;
  private Process epmd;
  private Process server;

  RabbitServer(Path folder, Path program) {
    this.folder = folder;
    this.program = program;
    List<Integer> ports = FreePorts.some(3);
    port = ports.get(0);
    epmdPort = ports.get(1);
    busPort = ports.get(2);
  }

  /** The program that starts it; empty when it is not installed. */
  static Optional<Path> installed() {
    if (!Files.isDirectory(HOME)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(HOME, "rabbitmq_server-*")) {
      for (Path version : versions) {
        Path program = version.resolve("sbin").resolve("rabbitmq-server");
        if (Files.isExecutable(program)) {
          return Optional.of(program);
        }
      }
      return Optional.empty();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  void start() {
    try {
      Files.createDirectories(folder.resolve("log"));
      Files.writeString(folder.resolve("plugins"), "[rabbitmq_amqp1_0].\n");
      Files.writeString(folder.resolve("definitions.json"), definitions().encode());
      Files.writeString(
          folder.resolve("rabbitmq.conf"),
          String.join(
              "\n",
              "listeners.tcp.1 = 127.0.0.1:" + port,
              "load_definitions = " + folder.resolve("definitions.json"),
              "max_message_size = " + MAX_MESSAGE,
              "log.console = false",
              ""));
      if (epmd == null) {
        // RabbitMQ would start one, and leave it behind.
        epmd = run("epmd", List.of("epmd", "-address", "127.0.0.1", "-port", "" + epmdPort));
        Eventually.eventually(PATIENCE, () -> knock(epmdPort));
      }
      server = run("rabbitmq", List.of(program.toString()));
      Eventually.eventually(PATIENCE, () -> knock(port));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Kills it, as a machine that fails. */
  void kill() {
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  /** Stops it in its tracks, as a machine that hangs; or lets it go on. */
  void freeze(boolean frozen) {
    for (ProcessHandle one : all()) {
      try {
        String signal = frozen ? "-STOP" : "-CONT";
        run("kill", List.of("kill", signal, "" + one.pid())).onExit().join();
      } catch (IOException error) {
        throw new UncheckedIOException(error);
      }
    }
  }

  String uri() {
    return "amqp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    kill();
    epmd.destroyForcibly();
  }

  private List<ProcessHandle> all() {
    return Stream.concat(server.descendants(), Stream.of(server.toHandle())).toList();
  }

  /** Fails if nobody listens there. */
  private static void knock(int port) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), port).close();
  }

  private Process run(String name, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    File output = folder.resolve(name + ".out").toFile();
    builder.redirectErrorStream(true).redirectOutput(output);
    builder
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("RABBITMQ_NODENAME", "darkroom" + port + "@localhost"),
                Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", File.separator + "dev/null"),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()),
                Map.entry("RABBITMQ_DIST_PORT", "" + busPort),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("ERL_EPMD_PORT", "" + epmdPort),
                Map.entry(
                    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                    "-kernel inet_dist_use_interface {127,0,0,1} -setcookie darkroom")));
    return builder.start();
  }

  private static JsonObject testDefinitions() {
    List<JsonObject> exchanges = new ArrayList<>();
    List<JsonObject> queues = new ArrayList<>();
    List<JsonObject> bindings = new ArrayList<>();
    for (int i = 0; i < QUEUES; i++) {
      exchanges.add(durable("dlx-" + i).put("type", "fanout").put("internal", false));
      queues.add(durable("in-" + i, new JsonObject().put("x-dead-letter-exchange", "dlx-" + i)));
      queues.add(durable("out-" + i, new JsonObject()));
      queues.add(durable("dead-" + i, new JsonObject()));
      bindings.add(
          new JsonObject()
              .put("source", "dlx-" + i)
              .put("vhost", "/")
              .put("destination", "dead-" + i)
              .put("destination_type", "queue")
              .put("routing_key", "")
              .put("arguments", new JsonObject()));
    }
    queues.add(durable("with/slash", new JsonObject()));
    JsonObject user = new JsonObject().put("name", "guest").put("password", "guest");
    JsonObject permission = new JsonObject().put("user", "guest").put("vhost", "/");
    return new JsonObject()
        .put("users", new JsonArray().add(user.put("tags", new JsonArray())))
        .put("vhosts", new JsonArray().add(new JsonObject().put("name", "/")))
        .put(
            "permissions",
            new JsonArray()
                .add(permission.put("configure", ".*").put("write", ".*").put("read", ".*")))
        .put("exchanges", new JsonArray(exchanges))
        .put("queues", new JsonArray(queues))
        .put("bindings", new JsonArray(bindings));
  }

  /** With what comes with Darkroom, for its compose file. */
  private static JsonObject definitions() throws IOException {
    JsonObject ours = testDefinitions();
    JsonObject shipped = new JsonObject(Files.readString(SHIPPED));
    for (String name : List.of("users", "permissions", "exchanges", "queues", "bindings")) {
      ours.getJsonArray(name).addAll(shipped.getJsonArray(name));
    }
    return ours;
  }

  private static JsonObject durable(String name, JsonObject arguments) {
    return durable(name).put("arguments", arguments);
  }

  private static JsonObject durable(String name) {
    return new JsonObject()
        .put("name", name)
        .put("vhost", "/")
        .put("durable", true)
        .put("auto_delete", false)
        .put("arguments", new JsonObject());
  }
}
