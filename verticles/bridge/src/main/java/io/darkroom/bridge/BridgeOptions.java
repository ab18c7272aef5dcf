package io.darkroom.bridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.messages.MessageFormats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What every bridge is told.
 *
 * @param enabled whether it connects at all
 * @param routes the ways in
 * @param sendBatch most deliveries under way
 * @param schedule the wait before each try of a delivery that its message is to blame for; when it
 *     is used up the delivery is dead. A broker that is away uses up none of it
 * @param poll how often to ask for what is due when nobody tells
 * @param drain how long what is under way may take when the bridge stops
 */
record BridgeOptions(
    boolean enabled,
    List<Route> routes,
    int sendBatch,
    List<Duration> schedule,
    Duration poll,
    Duration drain) {
  /** Whether a bridge connects. */
  enum Enabled {
    /** If it has routes. */
    AUTO,
    TRUE,
    FALSE
  }

  /** Default of deliveries under way = {@value}. */
  static final int DEFAULT_SEND_BATCH = 100;

  /** Default schedule. */
  static final List<Duration> DEFAULT_SCHEDULE =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofHours(1));

  private static final Duration DEFAULT_POLL = Duration.ofSeconds(2);
  private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(10);

  /** Reads the keys that all bridges have; the broker has read its own. */
  static BridgeOptions read(
      String kind, Batching batching, Conf conf, MessageFormats formats, Broker broker) {
    Enabled enabled = conf.choice("enabled", Enabled.class, Enabled.AUTO);
    List<Route> routes = new ArrayList<>();
    Conf ways = conf.section("routes");
    for (String name : ways.keys()) {
      routes.add(Route.read(kind, batching, name, ways.section(name), formats, broker));
    }
    List<Duration> schedule = conf.durations("schedule", DEFAULT_SCHEDULE);
    if (schedule.isEmpty() || !schedule.get(0).isZero()) {
      conf.complain(
          Failure.INVALID_VALUE, "schedule", "must begin with 0s: the first try is made at once");
    }
    return conf.done(
        new BridgeOptions(
            enabled == Enabled.TRUE || (enabled == Enabled.AUTO && !routes.isEmpty()),
            List.copyOf(routes),
            conf.count("sendBatch", DEFAULT_SEND_BATCH, 1, 1_000),
            schedule,
            positive(conf, "poll", DEFAULT_POLL),
            positive(conf, "drain", DEFAULT_DRAIN)));
  }

  private static Duration positive(Conf conf, String key, Duration fallback) {
    Duration value = conf.duration(key, fallback);
    if (value.isZero() || value.compareTo(Duration.ofMinutes(10)) > 0) {
      conf.complain(Failure.INVALID_VALUE, key, "must be more than 0s and at most 10m");
      return fallback;
    }
    return value;
  }
}
