package io.darkroom.jobs;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;

/**
 * The section {@code jobs.mongo}.
 *
 * @param url the connection string; options in it win over ours
 * @param database the database's name
 * @param collection the collection's name
 */
record MongoOptions(String url, String database, String collection) {
  /** Default connection string = {@value}. */
  static final String DEFAULT_URL = "mongodb://127.0.0.1:27017";

  /** Default database = {@value}. */
  static final String DEFAULT_DATABASE = "darkroom";

  /** Default collection = {@value}. */
  static final String DEFAULT_COLLECTION = "jobs";

  /**
   * What the client is made with. Acknowledged means on the disks of most members, unless the
   * connection string has a write concern of its own. Looks up names when it is a {@code
   * mongodb+srv} one, so it may block.
   */
  JsonObject client() {
    JsonObject client = new JsonObject().put("connection_string", url).put("db_name", database);
    try {
      return new ConnectionString(url).getWriteConcern() != null
          ? client
          : client.put("w", "majority").put("journal", true);
    } catch (IllegalArgumentException | MongoException error) {
      // Not its text: there may be a password in it.
      throw Failure.INVALID_CONFIGURATION.with(
          "jobs.mongo.url is no connection string that can be used; as " + DEFAULT_URL, error);
    }
  }

  static MongoOptions read(Conf mongo) {
    return mongo.done(
        new MongoOptions(
            mongo.text("url", DEFAULT_URL),
            mongo.text("database", DEFAULT_DATABASE),
            mongo.text("collection", DEFAULT_COLLECTION)));
  }
}
