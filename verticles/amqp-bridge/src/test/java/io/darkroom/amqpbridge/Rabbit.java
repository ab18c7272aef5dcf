package io.darkroom.amqpbridge;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** RabbitMQ, where it is installed. */
final class Rabbit {
  private Rabbit() {}

  /** Starts it, or skips the tests and says so where nobody overlooks it. */
  static RabbitServer startOrSkip(Path folder) {
    Optional<Path> program = RabbitServer.installed();
    if (program.isEmpty()) {
      String words =
          "NOT TESTED: RabbitMQ is not on this machine (apt-get install rabbitmq-server).";
      System.out.println("\n*** " + words + " ***\n");
      Assumptions.abort(words);
    }
    RabbitServer server = new RabbitServer(folder, program.get());
    server.start();
    return server;
  }
}
