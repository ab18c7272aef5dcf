package io.darkroom.amqpbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "ARTEMIS, jobs, jobs",
    "ARTEMIS, a/b c, a/b c",
    "RABBITMQ, jobs, /amq/queue/jobs",
    "RABBITMQ, a/b, /amq/queue/a%2Fb",
    "RABBITMQ, 50%, /amq/queue/50%25",
    "RABBITMQ4, jobs, /queues/jobs",
    "RABBITMQ4, a b*c~d.e-f_g, /queues/a%20b%2Ac~d.e-f_g",
    "RABBITMQ4, größe, /queues/gr%C3%B6%C3%9Fe"
  })
  void spellAQueueAsTheBrokerDoes(Dialect dialect, String queue, String address) {
    assertEquals(address, new Addresses(dialect.pattern()).of(queue));
  }
}
