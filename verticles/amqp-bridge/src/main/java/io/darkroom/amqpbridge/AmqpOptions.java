package io.darkroom.amqpbridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.amqp.AmqpClientOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a broker is reached: what the section {@code amqp-bridge} has beside the keys of all bridges.
 *
 * @param uri {@code amqp://host:port}, or {@code amqps://} for TLS
 * @param user with {@code password}; null for nobody in particular (SASL ANONYMOUS)
 * @param password see {@code user}
 * @param vhost the virtual host of a RabbitMQ; null for its default
 * @param tls for {@code amqps://}
 * @param dialect what the broker does in a way of its own
 * @param addresses what its queues are called
 * @param heartbeat a connection that is silent for twice as long is given up
 * @param connectTimeout longest wait for a connection to be open
 * @param answerTimeout longest wait for the answer to a link that is attached, or to messages sent
 * @param gather how long a batch waits for more after its first message
 * @param senders most queues that a sender is kept open to
 */
record AmqpOptions(
    URI uri,
    String user,
    String password,
    String vhost,
    TlsOptions tls,
    Dialect dialect,
    Addresses addresses,
    Duration heartbeat,
    Duration connectTimeout,
    Duration answerTimeout,
    Duration gather,
    int senders) {
  /** Default broker = {@value}. */
  static final String DEFAULT_URI = "amqp://127.0.0.1:5672";

  /** Default heartbeat. */
  static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(10);

  /** Default connect timeout. */
  static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Default answer timeout. */
  static final Duration DEFAULT_ANSWER_TIMEOUT = Duration.ofSeconds(10);

  /** Default time to gather. */
  static final Duration DEFAULT_GATHER = Duration.ofMillis(5);

  /** Default most senders = {@value}. */
  static final int DEFAULT_SENDERS = 64;

  private static final String SCHEME = "amqp";
  private static final String TLS_SCHEME = "amqps";
  private static final int PORT = 5672;
  private static final int TLS_PORT = 5671;

  /** Reads the keys; those of all bridges are read elsewhere. */
  static AmqpOptions read(Conf conf) {
    String user = conf.text("user", null);
    String password = conf.text("password", null);
    if ((user == null) != (password == null)) {
      conf.complain(
          Failure.MISSING_FIELD,
          user == null ? "user" : "password",
          "is missing; give both, or neither for a broker that lets anybody in");
    }
    Dialect dialect = conf.choice("dialect", Dialect.class, Dialect.ARTEMIS);
    return new AmqpOptions(
        uri(conf),
        user,
        password,
        conf.text("vhost", null),
        TlsOptions.read(conf.section("tls")),
        dialect,
        addresses(conf, dialect),
        between(conf, "heartbeat", DEFAULT_HEARTBEAT, 100, 600_000),
        between(conf, "connectTimeout", DEFAULT_CONNECT_TIMEOUT, 100, 60_000),
        between(conf, "answerTimeout", DEFAULT_ANSWER_TIMEOUT, 100, 20_000),
        between(conf, "gather", DEFAULT_GATHER, 0, 1_000),
        conf.count("senders", DEFAULT_SENDERS, 1, 1_000));
  }

  /** As the client wants it. */
  AmqpClientOptions client() {
    boolean secure = TLS_SCHEME.equals(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : secure ? TLS_PORT : PORT;
    AmqpClientOptions client =
        new AmqpClientOptions()
            .setHost(uri.getHost())
            .setPort(port)
            .setConnectTimeout((int) connectTimeout.toMillis())
            .setHeartbeat((int) heartbeat.toMillis());
    // Heartbeats begin when the connection is open; this ends one that never gets so far.
    client.setIdleTimeout((int) (connectTimeout.toMillis() + 3 * heartbeat.toMillis()));
    client.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    client.setTcpNoDelay(true);
    if (user != null) {
      client.setUsername(user).setPassword(password);
    }
    if (vhost != null) {
      client.setConnectionHostname(dialect == Dialect.ARTEMIS ? vhost : "vhost:" + vhost);
    }
    if (secure) {
      tls.apply(client);
    }
    return client;
  }

  private static Addresses addresses(Conf conf, Dialect dialect) {
    String pattern = conf.text("address", null);
    if (pattern == null || pattern.contains(Dialect.QUEUE)) {
      return new Addresses(pattern == null ? dialect.pattern() : pattern);
    }
    conf.complain(
        Failure.INVALID_VALUE,
        "address",
        "is \"" + pattern + "\", must have " + Dialect.QUEUE + " where the queue's name goes");
    return new Addresses(dialect.pattern());
  }

  private static URI uri(Conf conf) {
    String text = conf.text("uri", DEFAULT_URI);
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && (uri.getPath() == null || uri.getPath().length() <= 1)
          && (SCHEME.equals(uri.getScheme()) || TLS_SCHEME.equals(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException notAUri) {
      // Complained about below.
    }
    // Not what it is: there may be a password in it.
    conf.complain(
        Failure.INVALID_VALUE,
        "uri",
        "must be amqp://host:port or amqps://host:port; user and password have keys of their own");
    return URI.create(DEFAULT_URI);
  }

  private static Duration between(
      Conf conf, String key, Duration fallback, long leastMillis, long mostMillis) {
    Duration value = conf.duration(key, fallback);
    if (value.toMillis() < leastMillis || value.toMillis() > mostMillis) {
      conf.complain(
          Failure.INVALID_VALUE,
          key,
          "must be between " + leastMillis + "ms and " + mostMillis + "ms");
      return fallback;
    }
    return value;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AmqpOptions[uri=" + uri + ", dialect=" + dialect + "]";
  }
}
