package io.darkroom.launcher;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Failure;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of Darkroom: Vert.x, alone or in a cluster, and the roles it was asked to run. */
public final class Node {
  private static final Logger log = LoggerFactory.getLogger(Node.class);

  private final JsonObject config;
  private final Roles roles;
  private final List<String> chosen;
  private final NodeOptions options;
  private final NodeMetrics metrics;
  private final Vertx vertx;
  // Deployment ids by stage, the latest on top.
  private final Deque<List<String>> deployed = new ArrayDeque<>();
  private volatile boolean serving;
  private Future<Void> stopped;

  private Node(
      JsonObject config, Roles roles, List<String> chosen, NodeMetrics metrics, Vertx vertx) {
    this.config = config;
    this.roles = roles;
    this.chosen = chosen;
    this.options = NodeOptions.read(Conf.of(config));
    this.metrics = metrics;
    this.vertx = vertx;
  }

  /**
   * Starts a node.
   *
   * @param config the whole configuration, see {@link Settings}
   * @param roles what to run; empty for every role on the class path
   * @return the node once every role can be reached. Fails with INVALID_CONFIGURATION when the
   *     configuration or a role is wrong, or with what kept a role from starting; nothing is left
   *     running then
   */
  public static Future<Node> start(JsonObject config, List<String> roles) {
    try {
      Roles available = new Roles();
      List<String> chosen = available.choose(roles);
      List<String> complaints = complaints(config, available, chosen);
      if (!complaints.isEmpty()) {
        throw Failure.INVALID_CONFIGURATION.with(String.join("\n", complaints));
      }
      log.atDebug()
          .addKeyValue("configuration", () -> Secrets.masked(config).encode())
          .log("configuration read");
      NodeMetrics metrics = new NodeMetrics();
      return vertx(config, chosen, available.names(), metrics)
          .onFailure(error -> metrics.close())
          .compose(vertx -> new Node(config, available, chosen, metrics, vertx).deploy());
    } catch (DarkroomException wrong) {
      return Future.failedFuture(wrong);
    }
  }

  /** Everything that is wrong with the sections those roles, and the node itself, read. */
  static List<String> complaints(JsonObject config, Roles available, List<String> roles) {
    Conf conf = Conf.of(config);
    NodeOptions.read(conf);
    ClusterOptions.read(conf);
    ManagementOptions.read(conf);
    roles.forEach(role -> available.verticle(role).check(conf));
    // Several roles read the sections of the libraries they share.
    return List.copyOf(new LinkedHashSet<>(conf.complaints()));
  }

  /** The Vert.x instance the roles run on. */
  public Vertx vertx() {
    return vertx;
  }

  /** The roles that run. */
  public List<String> roles() {
    return chosen;
  }

  /**
   * Stops taking, drains, and closes: the edges first, {@code jobs} last, so that what is finished
   * on the way out is written. Can be called again, and gives the same future.
   */
  public synchronized Future<Void> stop() {
    if (stopped == null) {
      serving = false;
      stopped =
          undeploy()
              .eventually(vertx::close)
              .onComplete(ended -> metrics.close())
              .onSuccess(ended -> log.atInfo().addKeyValue("roles", chosen).log("node stopped"));
    }
    return stopped;
  }

  private Future<Node> deploy() {
    Future<?> last = deployProbes().compose(ids -> deployManagement());
    for (List<String> stage : Roles.stages(chosen)) {
      last = last.compose(ids -> deployStage(stage));
    }
    // Belongs to no context: those of this Vert.x end with it when a role does not start.
    Promise<Node> started = Promise.promise();
    last.onSuccess(
            ids -> {
              serving = true;
              log.atInfo()
                  .addKeyValue("roles", chosen)
                  .addKeyValue("clustered", vertx.isClustered())
                  .log("node started");
              started.complete(this);
            })
        .onFailure(error -> stop().onComplete(ended -> started.fail(error)));
    return started.future();
  }

  private Future<?> deployProbes() {
    DeploymentOptions onEveryLoop =
        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    return vertx.deployVerticle(DelayProbe::new, onEveryLoop);
  }

  private Future<?> deployManagement() {
    ManagementOptions management = ManagementOptions.read(Conf.of(config));
    return management.port() == 0
        ? Future.succeededFuture()
        : vertx.deployVerticle(new Management(management, () -> serving, metrics::scrape));
  }

  private Future<?> deployStage(List<String> stage) {
    List<Future<String>> deployments = stage.stream().map(this::deployRole).toList();
    return Future.join(deployments)
        .onComplete(
            all ->
                deployed.push(
                    deployments.stream().filter(Future::succeeded).map(Future::result).toList()));
  }

  private Future<String> deployRole(String role) {
    DeploymentOptions deployment =
        new DeploymentOptions()
            .setConfig(config)
            .setThreadingModel(ThreadingModel.EVENT_LOOP)
            .setInstances(options.instances(role));
    return vertx
        .deployVerticle((Supplier<DarkroomVerticle>) () -> roles.verticle(role), deployment)
        .recover(error -> Future.failedFuture(RoleFailure.of(role, error)));
  }

  private Future<Void> undeploy() {
    Future<Void> last = Future.succeededFuture();
    while (!deployed.isEmpty()) {
      List<String> stage = deployed.pop();
      last =
          last.eventually(
              () -> Future.join(stage.stream().map(vertx::undeploy).toList()).mapEmpty());
    }
    return last;
  }

  private static Future<Vertx> vertx(
      JsonObject config, List<String> chosen, List<String> available, NodeMetrics metrics) {
    ClusterOptions cluster = ClusterOptions.read(Conf.of(config));
    VertxOptions options = new VertxOptions();
    VertxBuilder builder = metrics.measure(Vertx.builder(), options);
    if (!cluster.joins(chosen, available)) {
      return Future.succeededFuture(builder.build());
    }
    String address = Cluster.address(cluster);
    options.getEventBusOptions().setHost(address).setPort(cluster.busPort());
    return builder.withClusterManager(Cluster.manager(cluster, address)).buildClustered();
  }
}
