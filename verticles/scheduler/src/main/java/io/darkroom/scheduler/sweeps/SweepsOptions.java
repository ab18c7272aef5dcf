package io.darkroom.scheduler.sweeps;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * What is swept. Section {@value #SECTION} of the configuration.
 *
 * @param url the connection string of the documents' MongoDB; null for no sweeps on this node
 * @param database the database's name
 * @param channels the collection of channels
 * @param episodes the collection of episodes
 * @param bucket the collection of what was made for episodes, by the image's URL
 * @param concurrency images of one sweep that are developed at a time
 * @param priority of the images' jobs; lower than what people wait for
 * @param lockFor how long an episode's lock holds unless it is renewed
 * @param poll how often a job that is waited for is asked for, in case a notice was lost
 */
record SweepsOptions(
    String url,
    String database,
    String channels,
    String episodes,
    String bucket,
    int concurrency,
    int priority,
    Duration lockFor,
    Duration poll) {
  /** The section's name. */
  static final String SECTION = "sweeps";

  /** Default database = {@value}. */
  static final String DEFAULT_DATABASE = "podcasts";

  /** Default collection of channels = {@value}. */
  static final String DEFAULT_CHANNELS = "channels";

  /** Default collection of episodes = {@value}. */
  static final String DEFAULT_EPISODES = "episodes";

  /** Default collection of what was made for episodes = {@value}. */
  static final String DEFAULT_BUCKET = "episodes_bucket";

  /** Default images at a time = {@value}. */
  static final int DEFAULT_CONCURRENCY = 16;

  /** Default priority of images = {@value}. */
  static final int DEFAULT_PRIORITY = -10;

  /** Default time a lock holds = 10 min. */
  static final Duration DEFAULT_LOCK_FOR = Duration.ofMinutes(10);

  /** Default time between polls = 3 s. */
  static final Duration DEFAULT_POLL = Duration.ofSeconds(3);

  static SweepsOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    Conf mongo = conf.section("mongo");
    Conf channels = conf.section("channels");
    Conf episodes = conf.section("episodes");
    String url = mongo.text("url", null);
    SweepsOptions options =
        new SweepsOptions(
            url == null || url.isEmpty() ? null : url,
            mongo.done(mongo.text("database", DEFAULT_DATABASE)),
            channels.done(channels.text("collection", DEFAULT_CHANNELS)),
            episodes.text("collection", DEFAULT_EPISODES),
            episodes.text("bucket", DEFAULT_BUCKET),
            conf.count("concurrency", DEFAULT_CONCURRENCY, 1, 1_000),
            conf.count("priority", DEFAULT_PRIORITY, -100, 100),
            episodes.duration("lockFor", DEFAULT_LOCK_FOR),
            conf.duration("poll", DEFAULT_POLL));
    if (options.lockFor.compareTo(Duration.ofSeconds(1)) < 0) {
      episodes.complain(Failure.INVALID_VALUE, "lockFor", "must be at least 1s");
    }
    if (options.poll.isZero()) {
      conf.complain(Failure.INVALID_VALUE, "poll", "is 0, must be at least 1ms");
    }
    episodes.done(options);
    return conf.done(options);
  }

  /** What the client is made with. May look up names, and so block. */
  JsonObject client() {
    JsonObject client = new JsonObject().put("connection_string", url).put("db_name", database);
    try {
      return new ConnectionString(url).getWriteConcern() != null
          ? client
          : client.put("w", "majority");
    } catch (IllegalArgumentException | MongoException error) {
      // Not its text: there may be a password in it.
      throw Failure.INVALID_CONFIGURATION.with(
          "sweeps.mongo.url is no connection string that can be used; as mongodb://127.0.0.1:27017",
          error);
    }
  }
}
