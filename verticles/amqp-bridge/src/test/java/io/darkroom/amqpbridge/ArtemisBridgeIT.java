package io.darkroom.amqpbridge;

import io.darkroom.bridge.BridgeContract;
import io.darkroom.bridge.BridgeHarness;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract at ActiveMQ Artemis, where dead letters are copies with their reasons. */
class ArtemisBridgeIT extends BridgeContract {
  @TempDir static Path folder;
  private static ArtemisServer server;
  private static int tests;

  @BeforeAll
  static void start() {
    server = new ArtemisServer(folder);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected String kind() {
    return AmqpBridgeVerticle.KIND;
  }

  @Override
  protected BridgeHarness harness() {
    int test = tests++;
    server.declare("in-" + test);
    server.declare("out-" + test);
    server.declare("dead-" + test);
    return new Harness(test, server);
  }

  private static final class Harness extends AmqpHarness {
    private final ArtemisServer server;

    Harness(int test, ArtemisServer server) {
      super(
          "in-" + test,
          "out-" + test,
          "dead-" + test,
          server.uri(),
          new Correspondent(server.uri(), UnaryOperator.identity()));
      this.server = server;
    }

    @Override
    Dialect dialect() {
      return Dialect.ARTEMIS;
    }

    @Override
    AmqpRoute.DeadLetterBy deadLetterBy() {
      return AmqpRoute.DeadLetterBy.COPY;
    }

    @Override
    public long unsettled() {
      return server.queue(inQueue()).getMessageCount();
    }

    @Override
    public void stopBroker() {
      server.stop();
    }

    @Override
    public void startBroker() {
      server.start();
    }
  }
}
