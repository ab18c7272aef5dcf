package io.darkroom.launcher;

import ch.qos.logback.classic.Level;
import io.darkroom.contract.Conf;
import java.time.Duration;

/**
 * How a node runs its roles.
 *
 * @param shutdownTimeout longest time from SIGTERM to the end; what has not drained by then is
 *     dropped, and its leases run out
 * @param ingestInstances event loops that serve HTTP. The other roles run once a node: their
 *     consumers and slots are counted by node
 * @param logLevel how much the log says; null for what the environment says
 */
record NodeOptions(Duration shutdownTimeout, int ingestInstances, Level logLevel) {
  private static final Duration DEFAULT_SHUTDOWN_TIMEOUT = Duration.ofSeconds(45);

  /** Default instances of http-ingest = {@value}. */
  private static final int DEFAULT_INGEST_INSTANCES = 1;

  static NodeOptions read(Conf root) {
    Conf conf = root.section("node");
    return conf.done(
        new NodeOptions(
            conf.duration("shutdownTimeout", DEFAULT_SHUTDOWN_TIMEOUT),
            conf.count("ingestInstances", DEFAULT_INGEST_INSTANCES, 1, 64),
            LogLevel.read(conf)));
  }

  int instances(String role) {
    return role.equals(Roles.HTTP_INGEST) ? ingestInstances : 1;
  }
}
