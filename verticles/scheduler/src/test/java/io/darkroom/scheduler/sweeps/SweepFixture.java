package io.darkroom.scheduler.sweeps;

import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.bus.Finish;
import io.darkroom.worker.FakeJobs;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.MongoClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sweeps over a database: a stand-in in this JVM, or a real MongoDB where {@code MONGO_URL} names
 * one, in a database that is dropped again.
 */
abstract class SweepFixture {
  static final Duration SOON = Duration.ofSeconds(30);
  private static final String REAL = System.getenv("MONGO_URL");

  @TempDir Path folder;
  final String database = "darkroom_test_" + Ids.next();
  Vertx vertx;
  FakeJobs jobs;
  Darkness darkness;
  MongoClient mongo;
  private MongoServer server;
  private String url;
  private final List<Sweeps> nodes = new ArrayList<>();

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    jobs = FakeJobs.serve(vertx).times(30_000, 600_000);
    darkness = new Darkness(vertx);
    if (REAL == null || REAL.isEmpty()) {
      server = new MongoServer(new MemoryBackend());
      server.bind("127.0.0.1", 0);
      url = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    } else {
      url = REAL;
    }
    mongo =
        MongoClient.create(
            vertx, new JsonObject().put("connection_string", url).put("db_name", database));
  }

  @AfterEach
  void close() {
    nodes.forEach(node -> node.stop().await());
    mongo.runCommand("dropDatabase", new JsonObject().put("dropDatabase", 1)).await();
    mongo.close().await();
    vertx.close().await();
    if (server != null) {
      server.shutdownNow();
    }
  }

  JsonObject config() {
    return new JsonObject()
        .put(
            "storage",
            new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
        .put("worker", new JsonObject().put("slots", 4).put("poll", "1h").put("drain", "20s"))
        .put(
            "sweeps",
            new JsonObject()
                .put("mongo", new JsonObject().put("url", url).put("database", database))
                .put("poll", "50ms"));
  }

  Sweeps start() {
    return start(config(), Clock.systemUTC());
  }

  Sweeps start(JsonObject config, Clock clock) {
    Sweeps node = Sweeps.start(vertx, config, clock).await();
    nodes.add(node);
    return node;
  }

  void stop(Sweeps node) {
    nodes.remove(node);
    node.stop().await();
  }

  static JobRequest sweep(String name) {
    return JobRequest.of("sweep", null, new JsonObject().put("sweep", name));
  }

  Finish ending(String id) {
    return eventuallyGet(SOON, () -> jobs.finished(id));
  }

  /** Sweeps once, on one node, and gives the result. */
  JsonObject swept(String name) {
    Finish finish = ending(jobs.submit(sweep(name)));
    assertEquals(Finish.Outcome.SUCCEEDED, finish.outcome(), () -> finish.fault().toString());
    return finish.result();
  }

  void insert(String collection, JsonObject document) {
    mongo.insert(collection, document).await();
  }

  JsonObject document(String collection, Object id) {
    return mongo.findOne(collection, new JsonObject().put("_id", id), null).await();
  }

  List<JsonObject> all(String collection) {
    return mongo
        .findWithOptions(
            collection,
            new JsonObject(),
            new FindOptions().setSort(new JsonObject().put("_id", 1)).setLimit(-1))
        .await();
  }
}
