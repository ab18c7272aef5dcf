package io.darkroom.e2e;

import io.darkroom.launcher.Main;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The nodes of one test: a cluster of their own on loopback, one folder for blobs, and whatever
 * settings all of them share.
 */
final class Fleet implements AutoCloseable {
  /** Most nodes of one fleet; each has a cluster port of its own. */
  private static final int MOST = 8;

  private final Ports ports;
  private final List<Integer> clusterPorts = new ArrayList<>();
  private final Map<String, String> shared = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();
  private final List<Integer> ingests = new ArrayList<>();
  private final Path folder;

  Fleet(Path folder) throws IOException {
    this(folder, new Ports());
  }

  /** One of several fleets at a time: with the ports of all of them, each is a cluster apart. */
  Fleet(Path folder, Ports ports) throws IOException {
    this.ports = ports;
    this.folder = Files.createDirectories(folder);
    for (int i = 0; i < MOST; i++) {
      clusterPorts.add(ports.next());
    }
    shared.put("cluster.enabled", "true");
    shared.put("cluster.name", "e2e-" + ProcessHandle.current().pid() + "-" + clusterPorts.get(0));
    shared.put(
        "cluster.members",
        clusterPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
    shared.put("storage.files.folder", folder.resolve("blobs").toString());
    shared.put("http-client.allowedAddresses", "127.0.0.0/8");
    // Many nodes share two cores, and are killed and started by the dozen; IsolationIT has
    // children.
    shared.put("image-worker.isolation", "thread");
    shared.put("postback.secrets", Receiver.SECRET);
    shared.put("jobs.sqlite.file", folder.resolve("jobs.db").toString());
  }

  /** A setting of all nodes that are added from now on. */
  Fleet with(String key, String value) {
    shared.put(key, value);
    return this;
  }

  /** A variable in the environment of all nodes that are added from now on. */
  Fleet variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs a command of the command line in a process, with the settings and variables so far. */
  void run(String... words) {
    NodeProcess process = new NodeProcess("command", List.of(), shared, environment, folder);
    int code = process.command(words);
    if (code != 0) {
      throw new AssertionError(String.join(" ", words) + " ended with " + code + logs());
    }
  }

  /** Adds and starts a node. */
  NodeProcess start(String name, String... roles) {
    Map<String, String> settings = new LinkedHashMap<>(shared);
    settings.put("cluster.port", clusterPorts.get(nodes.size()).toString());
    if (List.of(roles).contains("http-ingest")) {
      int port = ports.next();
      settings.put("http-ingest.port", Integer.toString(port));
      ingests.add(port);
    }
    NodeProcess node = new NodeProcess(name, List.of(roles), settings, environment, folder);
    nodes.put(name, node);
    node.start();
    return node;
  }

  /** Runs a command of the command line with the settings that all share. */
  void command(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    shared.forEach((key, value) -> line.addAll(List.of("--set", key + "=" + value)));
    int code = Main.commandLine().execute(line.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError(String.join(" ", words) + " ended with " + code);
    }
  }

  List<NodeProcess> nodes() {
    return List.copyOf(nodes.values());
  }

  Client client() {
    return new Client(ingests.stream().map(port -> "http://127.0.0.1:" + port).toList());
  }

  /** The first ingest's port. */
  int port() {
    return ingests.get(0);
  }

  Path blobs() {
    return folder.resolve("blobs");
  }

  /** The ends of all logs, for the message of a test that failed. */
  String logs() {
    StringBuilder all = new StringBuilder();
    for (NodeProcess node : nodes()) {
      try {
        String log = Files.readString(node.log());
        all.append("\n--- ").append(node.name()).append('\n');
        all.append(log.substring(Math.max(0, log.length() - 4_000)));
      } catch (IOException e) {
        all.append(node.name()).append(": ").append(e);
      }
    }
    return all.toString();
  }

  /** A job of the tests' own operation that takes a while and makes one rendition. */
  static JsonObject nap(int millis, String notify) {
    return new JsonObject()
        .put("operation", "nap")
        .put("options", new JsonObject().put("millis", millis))
        .put("notify", new JsonObject().put("url", notify));
  }

  @Override
  public void close() {
    nodes.values().forEach(NodeProcess::close);
  }
}
