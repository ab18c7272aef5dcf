package io.darkroom.kafkabridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_POLL_INTERVAL_MILLIS = 6_000;
  private static KafkaServer server;

  private TestTopics topics;
  private String in;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = new KafkaServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    topics = new TestTopics(server);
    in = topics.create(TestTopics.name("in"), 2);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void leavesToOthersWhatItHeldOfAPartitionThatWasTakenAway() {
    send(0, 3);
    send(1, 3);
    Subscription first = subscribe();
    List<Mark> held = polled(first, 6);
    Subscription second = subscribe();
    List<Mark> taken = new ArrayList<>();
    eventually(
        PATIENCE,
        () -> {
          first.keep();
          taken.addAll(second.poll());
          assertEquals(3, taken.size());
        });

    assertEquals(3, first.stillOurs(held).size());
    first.settle(held);

    TopicPartition lost = taken.get(0).partition();
    TopicPartition kept = new TopicPartition(in, 1 - lost.partition());
    assertEquals(Map.of(kept, 3L), topics.committed(in));
    second.settle(taken);
    assertEquals(Map.of(kept, 3L, lost, 3L), topics.committed(in));
    first.close();
    second.close();
  }

  @Test
  void staysInTheGroupHoweverLongItHolds() {
    send(0, 3);
    Subscription first = subscribe(MAX_POLL_INTERVAL_MILLIS);
    List<Mark> held = polled(first, 3);
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2L * MAX_POLL_INTERVAL_MILLIS);
    int kept = 0;
    while (System.nanoTime() < until) {
      first.keep();
      kept++;
    }

    assertTrue(kept > 10, kept + " times kept");
    assertEquals(held, first.stillOurs(held));
    first.settle(held.subList(1, 3));
    assertEquals(Map.of(), topics.committed(in));
    first.settle(held.subList(0, 1));
    assertEquals(Map.of(new TopicPartition(in, 0), 3L), topics.committed(in));
    first.close();
  }

  @Test
  void receivesAgainWhatItGaveBack() {
    send(0, 5);
    Subscription first = subscribe();
    List<Mark> held = polled(first, 5);
    first.settle(held.subList(0, 2));
    first.release(held.subList(2, 5));

    assertEquals(List.of(2L, 3L, 4L), offsets(polled(first, 3)));
    assertEquals(Map.of(new TopicPartition(in, 0), 2L), topics.committed(in));
    first.close();
  }

  @Test
  void handsOverWhatIsSettledWhenItLeaves() {
    send(0, 5);
    Subscription first = subscribe();
    List<Mark> held = polled(first, 5);
    first.settle(held.subList(0, 4));
    first.close();
    Subscription second = subscribe();

    assertEquals(List.of(4L), offsets(polled(second, 1)));
    second.close();
  }

  private Subscription subscribe() {
    return subscribe((int) PATIENCE.toMillis());
  }

  private Subscription subscribe(int maxPollIntervalMillis) {
    JsonObject properties =
        new JsonObject()
            .put("max.poll.interval.ms", maxPollIntervalMillis)
            .put("session.timeout.ms", PATIENCE.toMillis())
            .put("heartbeat.interval.ms", 300);
    KafkaOptions options =
        KafkaOptions.read(
            Conf.of(
                new JsonObject()
                    .put("bootstrapServers", server.servers())
                    .put("properties", properties)));
    return Subscription.open(
        new ClientProperties(options).consumer(in, 10), Set.of(in), options.timeout());
  }

  private static List<Mark> polled(Subscription subscription, int count) {
    List<Mark> marks = new ArrayList<>();
    eventually(
        PATIENCE,
        () -> {
          marks.addAll(subscription.poll());
          assertEquals(count, marks.size());
        });
    assertEquals(count, new HashSet<>(marks).size());
    return marks;
  }

  private static List<Long> offsets(List<Mark> marks) {
    return marks.stream().map(mark -> mark.message().offset()).collect(Collectors.toList());
  }

  private void send(int partition, int count) {
    for (int i = 0; i < count; i++) {
      topics.send(new ProducerRecord<>(in, partition, null, Texts.bytes("m" + i)));
    }
  }
}
