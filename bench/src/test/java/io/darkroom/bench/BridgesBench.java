package io.darkroom.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many messages a second each bridge accepts, and how long one takes to its postback. */
@Command(
    name = "bridges",
    mixinStandardHelpOptions = true,
    header = "Messages a second through the doors of brokers, and from a message to its postback.",
    description = "Next to the broker's own client that acknowledges and does nothing else.")
public final class BridgesBench extends Bench {
  /** The brokers there are. */
  enum Broker {
    SQS,
    KAFKA,
    AMQP;

    Queues open() throws Exception {
      return switch (this) {
        case SQS -> new SqsQueues();
        case KAFKA -> new KafkaQueues();
        case AMQP -> new AmqpQueues();
      };
    }
  }

  // Nobody works in a round, and jobs does not take more than it can hold.
  private static final int MOST_MESSAGES = 50_000;

  @Option(
      names = "--brokers",
      split = ",",
      defaultValue = "SQS,KAFKA,AMQP",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private List<Broker> brokers;

  @Option(names = "--seconds", defaultValue = "2", description = "Of a round (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--first",
      defaultValue = "2000",
      description = "Messages of the round that warms up (${DEFAULT-VALUE}).")
  private int first;

  @Option(
      names = "--latency",
      defaultValue = "6",
      description = "Seconds to publish at half the pace (${DEFAULT-VALUE}).")
  private double latency;

  /** Messages a second of the bridge and of the bare client, and the bridge's mean batch. */
  private record Round(double bridge, double batch, double bare) {
    double ratio() {
      return bridge / bare;
    }
  }

  @Override
  Report measure() throws Exception {
    Report report =
        new Report(
            "broker",
            "accepted/s",
            "slowest round",
            "mean batch",
            "bare client/s",
            "ratio",
            "whole way/s",
            "published/s",
            "p50 ms",
            "p99 ms",
            "max ms");
    for (Broker broker : brokers) {
      try (Queues queues = broker.open()) {
        row(report, queues);
      }
    }
    return report
        .note(
            "Accepted: from message to durable job, nobody working. Medians of "
                + rounds
                + " rounds of about "
                + seconds
                + " s.")
        .note(
            "Latency: from when a message was due to be published until its postback came, over "
                + latency
                + " s at half of what is accepted, or of what the whole way takes if that is less.");
  }

  private void row(Report report, Queues queues) throws Exception {
    List<Round> measured = new ArrayList<>();
    int messages = first;
    for (int i = 0; i <= rounds; i++) {
      say(queues.name() + ", " + (i == 0 ? "warm-up" : "round " + i + " of " + rounds));
      Round round = round(queues, i, messages);
      if (i > 0) {
        measured.add(round);
      }
      messages = (int) Math.max(first, Math.min(MOST_MESSAGES, round.bridge() * seconds));
    }
    double accepted = Figures.median(measured, Round::bridge);
    say(queues.name() + ", the whole way");
    try (WholeWay way = new WholeWay(queues)) {
      double most = way.perSecond(latency / 2, seconds);
      double half = Math.min(accepted, most) / 2;
      List<Double> millis = way.latencies(half, latency);
      report.row(
          queues.name(),
          accepted,
          Figures.least(measured, Round::bridge),
          Figures.median(measured, Round::batch),
          Figures.median(measured, Round::bare),
          Figures.median(measured, Round::ratio),
          most,
          half,
          quantile(millis, 0.5),
          quantile(millis, 0.99),
          quantile(millis, 1));
    }
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
  }

  private static Round round(Queues queues, int number, int messages) throws Exception {
    Stretch bare = new Stretch(messages);
    queues.drain(filled(queues, "bare-" + number, messages), bare);
    String role = queues.kind() + "-bridge";
    JsonObject section = queues.section(filled(queues, "bridge-" + number, messages));
    BenchNode node = BenchNode.start(List.of("jobs", role), role, section);
    try {
      Intake intake = new Intake(queues.kind());
      return new Round(intake.watch(messages), intake.meanBatch(), bare.perSecond());
    } finally {
      node.close();
    }
  }

  private static String filled(Queues queues, String queue, int messages)
      throws InterruptedException {
    queues.create(queue);
    new Publisher(queues, queue, Postbacks::silent).publish(messages);
    return queue;
  }
}
