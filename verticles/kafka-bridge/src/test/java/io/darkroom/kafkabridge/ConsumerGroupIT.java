package io.darkroom.kafkabridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.bridge.Outgoing;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes of one consumer group that come and go all the time, with jobs that take longer than Kafka
 * lets a consumer be silent, and {@code jobs} away for longer than that. {@code
 * -Ddarkroom.group.seconds=120} makes it longer.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ConsumerGroupIT {
  private static final Duration MAX_POLL_INTERVAL = Duration.ofSeconds(10);
  private static final Duration JOB = Duration.ofSeconds(15);
  private static final Duration AWAY = Duration.ofSeconds(13);
  private static final int SECONDS = Integer.getInteger("darkroom.group.seconds", 40);
  private static final int PARTITIONS = 6;
  private static final int NODES = 3;

  private final Vertx vertx = Vertx.vertx();
  private final SlowJobs jobs = new SlowJobs(vertx, JOB);
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(3);
  private final Deque<String> ahead = new ConcurrentLinkedDeque<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger looked = new AtomicInteger();
  private final List<String> nodes = new ArrayList<>();
  private KafkaServer server;
  private TestTopics topics;
  private String in;
  private String out;

  @BeforeEach
  void open(@TempDir Path folder) {
    server = new KafkaServer(folder);
    topics = new TestTopics(server);
    in = topics.create(TestTopics.name("in"), PARTITIONS);
    out = topics.create(TestTopics.name("out"), 1);
    jobs.open();
  }

  @AfterEach
  void close() {
    timers.shutdownNow();
    vertx.close().await();
    topics.close();
    server.close();
  }

  @Test
  void losesNothingAndRepeatsNothingWhileNodesComeAndGo() throws Exception {
    IntStream.range(0, NODES).forEach(node -> join());
    timers.scheduleWithFixedDelay(this::send, 0, 20, TimeUnit.MILLISECONDS);
    timers.scheduleWithFixedDelay(this::look, 0, 200, TimeUnit.MILLISECONDS);
    int changes = comeAndGo();
    timers.shutdown();
    assertTrue(timers.awaitTermination(10, TimeUnit.SECONDS));

    int messages = sent.get();
    eventually(Duration.ofMinutes(1), () -> assertEquals(messages, jobs.durable().size()));
    eventually(Duration.ofMinutes(2), () -> assertEquals(messages, jobs.delivered()));
    look();
    assertEquals(List.of(), List.copyOf(ahead));
    assertTrue(changes >= SECONDS / 6, changes + " nodes came or went");
    assertTrue(looked.get() >= SECONDS, looked + " looks at the group");
    assertResults(messages);
    System.out.printf(
        "%d s, %d messages, %d nodes came or went, %d messages came again, %d looks%n",
        SECONDS, messages, changes, jobs.found(), looked.get());
  }

  /** One or the other every few seconds; in the middle, jobs is away for a while. */
  private int comeAndGo() throws Exception {
    Random random = new Random(4);
    long begin = System.nanoTime();
    long away = TimeUnit.SECONDS.toNanos(SECONDS / 4);
    long back = away + AWAY.toNanos();
    long end = TimeUnit.SECONDS.toNanos(SECONDS);
    int changes = 0;
    for (long passed = 0; passed < end; passed = System.nanoTime() - begin) {
      jobs.away(passed > away && passed < back);
      timers.schedule(() -> {}, 1_500 + random.nextInt(2_000), TimeUnit.MILLISECONDS).get();
      if (nodes.size() > NODES || (nodes.size() > 1 && random.nextBoolean())) {
        leave(random.nextInt(nodes.size()));
      } else {
        join();
      }
      changes++;
    }
    jobs.away(false);
    return changes;
  }

  private void assertResults(int messages) {
    List<Integer> results = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    topics
        .all(out)
        .forEach(
            result -> {
              ids.add(Texts.texts(result.headers()).get(Outgoing.DELIVERY));
              JsonObject job = new JsonObject(Buffer.buffer(result.value())).getJsonObject("data");
              int n = job.getJsonObject("metadata").getInteger("n");
              assertEquals("key-" + n % 17, Texts.text(result.key()));
              results.add(n);
            });
    assertEquals(messages, ids.size());
    assertEquals(IntStream.range(0, messages).boxed().toList(), results.stream().sorted().toList());
  }

  private void join() {
    JsonObject route = new JsonObject().put("from", in).put("group", in).put("batch", 20);
    JsonObject properties =
        new JsonObject()
            .put("max.poll.interval.ms", MAX_POLL_INTERVAL.toMillis())
            .put("session.timeout.ms", 6_000)
            .put("heartbeat.interval.ms", 1_000);
    JsonObject section =
        new JsonObject()
            .put("bootstrapServers", server.servers())
            .put("properties", properties)
            .put("routes", new JsonObject().put("in", route));
    JsonObject config = new JsonObject().put("kafka-bridge", section);
    nodes.add(
        vertx
            .deployVerticle(new KafkaBridgeVerticle(), new DeploymentOptions().setConfig(config))
            .await());
  }

  private void leave(int node) {
    vertx.undeploy(nodes.remove(node)).await();
  }

  private void send() {
    int n = sent.get();
    JsonObject rendition = new JsonObject().put("name", "a").put("width", 10).put("height", 10);
    JsonObject job =
        new JsonObject()
            .put("source", new JsonObject().put("url", "https://example.org/" + n + ".jpg"))
            .put("options", new JsonObject().put("renditions", new JsonArray().add(rendition)))
            .put("notify", new JsonObject().put("queue", "kafka:" + out))
            .put("metadata", new JsonObject().put("n", n));
    topics.send(new ProducerRecord<>(in, Texts.bytes("key-" + n % 17), job.toBuffer().getBytes()));
    sent.incrementAndGet();
  }

  /** What is committed first, then what is durable: the other way round would prove nothing. */
  private void look() {
    Map<TopicPartition, Long> committed = topics.committed(in);
    Set<String> durable = new HashSet<>();
    for (String key : jobs.durable()) {
      durable.add(key.substring(key.indexOf('/') + 1, key.lastIndexOf('@')));
    }
    committed.forEach(
        (partition, offset) -> {
          for (long before = 0; before < offset; before++) {
            String place = partition.topic() + "/" + partition.partition() + "/" + before;
            if (!durable.contains(place)) {
              ahead.add(place + " is committed and not durable");
            }
          }
        });
    looked.incrementAndGet();
  }
}
