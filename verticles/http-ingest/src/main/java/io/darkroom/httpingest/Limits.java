package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;

/**
 * How much and how long a client may send.
 *
 * @param maxUpload largest image, in bytes
 * @param maxJson largest JSON, in bytes
 * @param maxHead largest request line, and largest sum of headers, each, in bytes
 * @param maxConnections connections open at a time; those beyond it are closed at once
 * @param uploadIdle how long a body's sender may be silent
 * @param uploadTimeout how long one body may take
 * @param idle how long a connection may take to send its next request's head
 */
record Limits(
    long maxUpload,
    long maxJson,
    int maxHead,
    int maxConnections,
    Duration uploadIdle,
    Duration uploadTimeout,
    Duration idle) {

  /** Default largest image, in bytes = {@value}. */
  static final long DEFAULT_MAX_UPLOAD = 64L << 20;

  /** Default largest JSON, in bytes = {@value}. */
  static final long DEFAULT_MAX_JSON = 1L << 20;

  /** Default largest request line and headers, in bytes = {@value}. */
  static final long DEFAULT_MAX_HEAD = 16L << 10;

  /** Default number of connections = {@value}. */
  static final int DEFAULT_MAX_CONNECTIONS = 10_000;

  /** Default silence of a body's sender. */
  static final Duration DEFAULT_UPLOAD_IDLE = Duration.ofSeconds(15);

  /** Default time for one body. */
  static final Duration DEFAULT_UPLOAD_TIMEOUT = Duration.ofMinutes(10);

  /** Default time until the next request's head. */
  static final Duration DEFAULT_IDLE = Duration.ofSeconds(60);

  // JSON is read into memory, heads too.
  private static final long LARGEST_JSON = 64L << 20;
  private static final long LARGEST_HEAD = 1L << 20;

  static Limits read(Conf conf) {
    return new Limits(
        size(conf, "maxUpload", DEFAULT_MAX_UPLOAD, Long.MAX_VALUE),
        size(conf, "maxJson", DEFAULT_MAX_JSON, LARGEST_JSON),
        (int) size(conf, "maxHead", DEFAULT_MAX_HEAD, LARGEST_HEAD),
        conf.count("maxConnections", DEFAULT_MAX_CONNECTIONS, 1, 1_000_000),
        Waits.positive(conf, "uploadIdle", DEFAULT_UPLOAD_IDLE),
        Waits.positive(conf, "uploadTimeout", DEFAULT_UPLOAD_TIMEOUT),
        Waits.positive(conf, "idle", DEFAULT_IDLE));
  }

  static long size(Conf conf, String key, long fallback, long max) {
    long value = conf.size(key, fallback);
    if (value < 1 || value > max) {
      conf.complain(
          Failure.INVALID_VALUE, key, "is " + value + "B, must be from 1B to " + max + "B");
      return fallback;
    }
    return value;
  }
}
