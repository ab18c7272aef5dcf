package io.darkroom.launcher;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs roles until the process is told to end. */
@Command(
    name = "run",
    description = "Run the roles named, or all of them, until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

  @Parameters(
      paramLabel = "ROLE",
      description =
          "jobs, http-ingest, image-worker, superres-worker, map-worker, avatar-worker, postback,"
              + " scheduler, sqs-bridge, kafka-bridge, amqp-bridge (default: all).")
  private List<String> roles = List.of();

  @Mixin private SettingsOptions settings;

  @Override
  public Integer call() throws InterruptedException {
    JsonObject config = settings.load();
    NodeOptions options = NodeOptions.read(Conf.of(config));
    LogLevel.apply(options.logLevel());
    Node node = Node.start(config, roles).await();
    long bound = options.shutdownTimeout().toMillis();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(node, bound), "shutdown"));
    // The process ends by a signal.
    new CountDownLatch(1).await();
    return Exit.OK.code();
  }

  private static void drain(Node node, long boundMillis) {
    try {
      node.stop().await(boundMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      log.atWarn()
          .addKeyValue("ms", boundMillis)
          .log("node did not drain in time; the leases of what it left run out");
    }
  }
}
