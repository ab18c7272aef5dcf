package io.darkroom.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** From a message to the postback about its job, through one node that does it all. */
final class WholeWay implements AutoCloseable {
  private static final String QUEUE = "whole-way";

  /** Messages under way when as many are published as the way takes. */
  private static final int OPEN = 128;

  private static final int AT_ONCE = 10;
  private static final int LANES = 4;
  private static final int SLOTS = 100;
  private static final int LEAST = 20;
  private static final long MOST_SECONDS = 30;

  /** Of so many messages, the first is left out: a new receiver is not known yet. */
  private static final int WARM_UP_SHARE = 6;

  private final Queues queues;
  private final BenchNode node;

  /** Starts the node: bridge, jobs, a worker that does nothing, and postbacks. */
  WholeWay(Queues queues) throws IOException, TimeoutException {
    this.queues = queues;
    queues.create(QUEUE);
    String role = queues.kind() + "-bridge";
    JsonObject sections =
        new JsonObject()
            .put(role, queues.section(QUEUE))
            // There is but one receiver, and it is not to be the limit.
            .put("postback", new JsonObject().put("perHost", SLOTS).put("concurrency", SLOTS));
    node = BenchNode.start(List.of("jobs", "postback", role), sections);
    JsonObject config = node.config().put("worker", new JsonObject().put("slots", SLOTS));
    node.vertx()
        .deployVerticle(new NoopWorker(), new DeploymentOptions().setConfig(config))
        .await();
  }

  /** Postbacks a second, when there is always a message that waits. */
  double perSecond(double ramp, double seconds) throws InterruptedException {
    Backlog backlog = new Backlog(OPEN);
    try (Postbacks postbacks = new Postbacks(number -> backlog.settled(1))) {
      List<String> batch = Collections.nCopies(AT_ONCE, postbacks.message(0));
      ClosedLoop publishing =
          new ClosedLoop(
              node.vertx(),
              LANES,
              () ->
                  backlog
                      .take(AT_ONCE)
                      .compose(room -> queues.send(QUEUE, batch))
                      .map(sent -> AT_ONCE));
      double pace;
      try (Settled load = new Settled(publishing, backlog, List.of())) {
        load.begin();
        Window.pass(load, ramp);
        pace = Window.count(load, seconds).perSecond();
      }
      awaitRest(publishing, backlog);
      return pace;
    }
  }

  private static void awaitRest(ClosedLoop publishing, Backlog backlog)
      throws InterruptedException {
    long begun = System.nanoTime();
    while (backlog.settled() < publishing.finished()
        && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /**
   * Publishes so many a second.
   *
   * @return milliseconds from when each was due to be published until its postback came; sorted
   */
  List<Double> latencies(double perSecond, double seconds) throws InterruptedException {
    int messages = (int) Math.max(LEAST, perSecond * seconds);
    long[] came = new long[messages];
    Stretch all = new Stretch(messages);
    try (Postbacks postbacks =
        new Postbacks(
            number -> {
              if (came[number] == 0) { // Else it is told twice, which is allowed.
                came[number] = System.nanoTime();
                all.done(1);
              }
            })) {
      long[] due = new Publisher(queues, QUEUE, postbacks::message).publish(messages, perSecond);
      all.await();
      return IntStream.range(messages / WARM_UP_SHARE, messages)
          .mapToObj(i -> (came[i] - due[i]) / 1e6)
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws TimeoutException {
    node.close();
  }
}
