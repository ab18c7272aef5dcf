package io.darkroom.storage;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.net.URI;
import java.time.Duration;

/**
 * How S3, or what speaks its protocol, is reached: the section {@code storage.s3}.
 *
 * @param endpoint of an S3-compatible store; null for AWS
 * @param region what requests are signed for; stores without regions take any
 * @param accessKey with {@code secretKey}; null for the SDK's default credential chain
 * @param secretKey see {@code accessKey}
 * @param pathStyle the bucket is in the path and not in the host name
 * @param checksums when checksums of the SDK's own are sent and verified
 * @param createBuckets buckets that are missing are created when the store opens
 * @param partSize streams longer than this are stored in parts of it, one in memory at a time
 * @param maxConcurrency most connections at once
 * @param connectTimeout longest wait for a connection to be made
 * @param requestTimeout longest time one try of a call may take; a read's body is not counted
 * @param idleTimeout longest silence on a connection that is reading or writing
 */
public record S3Options(
    URI endpoint,
    String region,
    String accessKey,
    String secretKey,
    boolean pathStyle,
    Checksums checksums,
    boolean createBuckets,
    long partSize,
    int maxConcurrency,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration idleTimeout) {
  /** When checksums are sent. Several S3-compatible stores refuse them where not required. */
  public enum Checksums {
    WHEN_SUPPORTED,
    WHEN_REQUIRED
  }

  /** Default region = {@value}. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** Least part size S3 takes, and the default, in bytes = {@value}. */
  public static final long MIN_PART_SIZE = 5L << 20;

  /** Default part size in bytes = {@value}. */
  public static final long DEFAULT_PART_SIZE = 8L << 20;

  /** Greatest part size, in bytes = {@value}: a part is held in memory. */
  public static final long MAX_PART_SIZE = 256L << 20;

  /** Default most connections = {@value}. */
  public static final int DEFAULT_MAX_CONCURRENCY = 64;

  /** Default connect timeout. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Default request timeout. */
  public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofMinutes(1);

  /** Default idle timeout. */
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(30);

  static S3Options read(Conf conf) {
    URI endpoint = readEndpoint(conf);
    String accessKey = conf.text("accessKey", null);
    String secretKey = conf.text("secretKey", null);
    if ((accessKey == null) != (secretKey == null)) {
      conf.complain(
          Failure.MISSING_FIELD,
          accessKey == null ? "accessKey" : "secretKey",
          "is missing; give both keys, or neither to use the default credential chain");
    }
    long partSize = conf.size("partSize", DEFAULT_PART_SIZE);
    if (partSize < MIN_PART_SIZE || partSize > MAX_PART_SIZE) {
      conf.complain(
          Failure.INVALID_VALUE, "partSize", "is " + partSize + " B, must be 5MB to 256MB");
    }
    return conf.done(
        new S3Options(
            endpoint,
            conf.text("region", DEFAULT_REGION),
            accessKey,
            secretKey,
            conf.flag("pathStyle", endpoint != null),
            conf.choice("checksums", Checksums.class, Checksums.WHEN_SUPPORTED),
            conf.flag("createBuckets", false),
            partSize,
            conf.count("maxConcurrency", DEFAULT_MAX_CONCURRENCY, 1, 10_000),
            conf.duration("connectTimeout", DEFAULT_CONNECT_TIMEOUT),
            conf.duration("requestTimeout", DEFAULT_REQUEST_TIMEOUT),
            conf.duration("idleTimeout", DEFAULT_IDLE_TIMEOUT)));
  }

  private static URI readEndpoint(Conf conf) {
    String text = conf.text("endpoint", null);
    if (text == null || WebAddress.valid(text)) {
      return text == null ? null : URI.create(text);
    }
    conf.complain(
        Failure.INVALID_VALUE, "endpoint", "is \"" + text + "\", must be an http or https URL");
    return null;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "S3Options[endpoint=" + endpoint + ", region=" + region + "]";
  }
}
