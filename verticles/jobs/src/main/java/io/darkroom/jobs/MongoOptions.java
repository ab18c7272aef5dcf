package io.darkroom.jobs;

import io.darkroom.contract.Conf;

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

  static MongoOptions read(Conf mongo) {
    return mongo.done(
        new MongoOptions(
            mongo.text("url", DEFAULT_URL),
            mongo.text("database", DEFAULT_DATABASE),
            mongo.text("collection", DEFAULT_COLLECTION)));
  }
}
