package io.darkroom.jobs;

import io.darkroom.contract.Ids;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Over a real MongoDB, when {@code MONGO_URL} names one; in a collection that is dropped again. */
@EnabledIfEnvironmentVariable(named = "MONGO_URL", matches = ".+")
class MongoServerIT extends JobStoreContract {
  private final MongoOptions options =
      new MongoOptions(System.getenv("MONGO_URL"), "darkroom_test", "jobs_" + Ids.next());

  @Override
  JobStore newStore() {
    return new MongoJobStore(vertx, options);
  }

  @AfterEach
  void dropCollection() {
    MongoClient mongo =
        MongoClient.create(
            vertx,
            new JsonObject()
                .put("connection_string", options.url())
                .put("db_name", options.database()));
    mongo.dropCollection(options.collection()).eventually(mongo::close).await();
  }
}
