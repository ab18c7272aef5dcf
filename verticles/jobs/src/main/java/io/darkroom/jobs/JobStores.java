package io.darkroom.jobs;

import io.vertx.core.Vertx;

/** Makes the store that the configuration names. */
final class JobStores {
  private JobStores() {}

  static JobStore of(Vertx vertx, JobsOptions options, JobsMetrics metrics) {
    return switch (options.store()) {
      case SQLITE -> new SqliteJobStore(vertx, options.file(), metrics::committed);
      case MONGO -> new MongoJobStore(vertx, options.mongo());
    };
  }
}
