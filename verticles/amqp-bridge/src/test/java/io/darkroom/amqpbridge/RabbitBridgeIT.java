package io.darkroom.amqpbridge;

import io.darkroom.bridge.BridgeContract;
import io.darkroom.bridge.BridgeHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract at RabbitMQ 3, where what is rejected goes to the queue's dead-letter exchange, by
 * the broker and without a reason.
 */
class RabbitBridgeIT extends BridgeContract {
  @TempDir static Path folder;
  private static RabbitServer server;
  private static int tests;

  @BeforeAll
  static void start() {
    server = Rabbit.startOrSkip(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected String kind() {
    return AmqpBridgeVerticle.KIND;
  }

  @Override
  protected BridgeHarness harness() {
    return new Harness(tests++, server);
  }

  private static final class Harness extends AmqpHarness {
    private final RabbitServer server;

    Harness(int test, RabbitServer server) {
      super(
          "in-" + test,
          "out-" + test,
          "dead-" + test,
          server.uri(),
          new Correspondent(server.uri(), new Addresses(Dialect.RABBITMQ.pattern())::of));
      this.server = server;
    }

    @Override
    Dialect dialect() {
      return Dialect.RABBITMQ;
    }

    @Override
    AmqpRoute.DeadLetterBy deadLetterBy() {
      return AmqpRoute.DeadLetterBy.BROKER;
    }

    @Override
    public long unsettled() {
      // It could be asked over another protocol only.
      return -1;
    }

    @Override
    public void stopBroker() {
      server.kill();
    }

    @Override
    public void startBroker() {
      server.start();
    }
  }
}
