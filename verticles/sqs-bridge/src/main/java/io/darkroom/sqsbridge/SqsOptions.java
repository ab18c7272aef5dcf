package io.darkroom.sqsbridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * How SQS, or what speaks its protocol, is reached: what the section {@code sqs-bridge} has beside
 * the keys of all bridges.
 *
 * @param endpoint of an SQS-compatible server; null for AWS
 * @param region what requests are signed for
 * @param accessKey with {@code secretKey}; null for the SDK's default credential chain
 * @param secretKey see {@code accessKey}
 * @param waitTime how long SQS waits for a message before it answers that there is none
 * @param visibility how long a message stays ours; lengthened for as long as it is held
 * @param cutAfter how long a long poll may go on when the bridge stops. What a poll that is cut off
 *     was given meanwhile comes again after {@code visibility}
 * @param queueListEvery how old the list of queues that may be sent to gets
 * @param queueListCalls how many receive calls the list serves, if that comes first
 * @param maxMessage largest message that is sent, its attributes included
 * @param maxReceives after how many receives without a delete SQS dead-letters a message by itself,
 *     in redrive policies that are made by {@code ./darkroom setup}
 * @param connectTimeout longest wait for a connection to be made
 * @param requestTimeout longest time a call may take, tries again included; a receive has {@code
 *     waitTime} more
 */
record SqsOptions(
    URI endpoint,
    String region,
    String accessKey,
    String secretKey,
    Duration waitTime,
    Duration visibility,
    Duration cutAfter,
    Duration queueListEvery,
    int queueListCalls,
    long maxMessage,
    int maxReceives,
    Duration connectTimeout,
    Duration requestTimeout) {
  /** Default region = {@value}: that of the routes' queues, where they are given by their URLs. */
  static final String DEFAULT_REGION = "auto";

  /** The region where no URL says another = {@value}. */
  static final String REGION_WITHOUT_URL = "us-east-1";

  /** Default wait time, and the longest that SQS takes. */
  static final Duration DEFAULT_WAIT_TIME = Duration.ofSeconds(20);

  /** Default visibility. */
  static final Duration DEFAULT_VISIBILITY = Duration.ofSeconds(30);

  /** Longest visibility that SQS takes. */
  static final Duration MAX_VISIBILITY = Duration.ofHours(12);

  /** Default time after which a poll is cut off. */
  static final Duration DEFAULT_CUT_AFTER = Duration.ofSeconds(5);

  /** Default age of the list of queues. */
  static final Duration DEFAULT_QUEUE_LIST_EVERY = Duration.ofMinutes(5);

  /** Default receive calls that the list of queues serves = {@value}. */
  static final int DEFAULT_QUEUE_LIST_CALLS = 100_000;

  /** Largest message, and the default, in bytes = {@value}: what SQS takes since August 2025. */
  static final long LARGEST_MESSAGE = 1L << 20;

  /** Default receives in redrive policies = {@value}. */
  static final int DEFAULT_MAX_RECEIVES = 10;

  /** Default connect timeout. */
  static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Default request timeout. */
  static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Reads the keys; those of all bridges are read elsewhere. */
  static SqsOptions read(Conf conf) {
    String accessKey = conf.text("accessKey", null);
    String secretKey = conf.text("secretKey", null);
    if ((accessKey == null) != (secretKey == null)) {
      conf.complain(
          Failure.MISSING_FIELD,
          accessKey == null ? "accessKey" : "secretKey",
          "is missing; give both keys, or neither to use the default credential chain");
    }
    long maxMessage = conf.size("maxMessage", LARGEST_MESSAGE);
    if (maxMessage < 1024 || maxMessage > LARGEST_MESSAGE) {
      conf.complain(
          Failure.INVALID_VALUE, "maxMessage", "is " + maxMessage + " B, must be 1KB to 1MB");
    }
    return new SqsOptions(
        endpoint(conf),
        region(conf),
        accessKey,
        secretKey,
        seconds(conf, "waitTime", DEFAULT_WAIT_TIME, SECOND, DEFAULT_WAIT_TIME),
        seconds(conf, "visibility", DEFAULT_VISIBILITY, Duration.ofSeconds(2), MAX_VISIBILITY),
        between(conf, "cutAfter", DEFAULT_CUT_AFTER, Duration.ZERO, DEFAULT_WAIT_TIME),
        between(conf, "queueListEvery", DEFAULT_QUEUE_LIST_EVERY, SECOND, Duration.ofDays(1)),
        conf.count("queueListCalls", DEFAULT_QUEUE_LIST_CALLS, 1, Integer.MAX_VALUE),
        maxMessage,
        conf.count("maxReceives", DEFAULT_MAX_RECEIVES, 1, 1_000),
        between(conf, "connectTimeout", DEFAULT_CONNECT_TIMEOUT, SECOND, Duration.ofMinutes(1)),
        between(
            conf,
            "requestTimeout",
            DEFAULT_REQUEST_TIMEOUT,
            Duration.ofSeconds(2),
            Duration.ofMinutes(1)));
  }

  private static String region(Conf conf) {
    String region = conf.text("region", DEFAULT_REGION);
    if (!region.equals(DEFAULT_REGION)) {
      return region;
    }
    Conf routes = conf.section("routes");
    return routes.keys().stream()
        .map(name -> routes.section(name).value("from"))
        .flatMap(from -> QueueName.region(String.valueOf(from)).stream())
        .findFirst()
        .orElse(REGION_WITHOUT_URL);
  }

  private static Duration seconds(
      Conf conf, String key, Duration fallback, Duration least, Duration most) {
    Duration value = between(conf, key, fallback, least, most);
    if (value.toMillis() % 1_000 != 0) {
      conf.complain(Failure.INVALID_VALUE, key, "must be whole seconds");
    }
    return value;
  }

  private static Duration between(
      Conf conf, String key, Duration fallback, Duration least, Duration most) {
    Duration value = conf.duration(key, fallback);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      conf.complain(
          Failure.INVALID_VALUE,
          key,
          "must be between " + least.toSeconds() + "s and " + most.toSeconds() + "s");
      return fallback;
    }
    return value;
  }

  private static URI endpoint(Conf conf) {
    String text = conf.text("endpoint", null);
    if (text == null) {
      return null;
    }
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException notAUri) {
      // Complained about below.
    }
    conf.complain(
        Failure.INVALID_VALUE, "endpoint", "is \"" + text + "\", must be an http or https URL");
    return null;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "SqsOptions[endpoint=" + endpoint + ", region=" + region + "]";
  }
}
