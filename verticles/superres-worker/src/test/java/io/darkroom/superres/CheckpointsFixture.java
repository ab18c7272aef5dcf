package io.darkroom.superres;

import static io.darkroom.contract.Eventually.eventuallyGet;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.jobs.JobsVerticle;
import io.darkroom.storage.BlobMeta;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Workers and the real role jobs in one Vert.x. */
abstract class CheckpointsFixture {
  static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  Vertx vertx;
  Bus bus;
  BlobStore store;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    bus = new Bus(vertx);
    JsonObject config = config("0s", 1);
    vertx.deployVerticle(new JobsVerticle(), new DeploymentOptions().setConfig(config)).await();
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config))).await();
  }

  @AfterEach
  void close() {
    store.close().await();
    vertx.close().await();
  }

  JsonObject config(String checkpoint, int threads) {
    return new JsonObject()
        .put(
            "storage",
            new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
        .put(
            "jobs",
            new JsonObject()
                .put("sqlite", new JsonObject().put("file", folder.resolve("jobs.db").toString()))
                .put("backoff", "10ms")
                .put("sweepInterval", "20ms"))
        .put(
            "http-client",
            new JsonObject().put("allowedAddresses", new JsonArray().add("127.0.0.1")))
        .put(
            "worker",
            new JsonObject().put("cpuThreads", threads).put("slots", 2).put("drain", "20s"))
        .put(
            "engine", new JsonObject().put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString()))
        .put(
            SuperresWorkerOptions.SECTION,
            new JsonObject().put("isolation", "thread").put("checkpoint", checkpoint));
  }

  String deploy(String checkpoint) {
    return deploy(config(checkpoint, 1));
  }

  String deploy(JsonObject config) {
    return vertx
        .deployVerticle(new SuperresWorkerVerticle(), new DeploymentOptions().setConfig(config))
        .await();
  }

  Source put(String key, byte[] image) {
    BlobRef ref = new BlobRef(BlobRef.PRIVATE, "uploads/" + key);
    store.put(ref, BlobMeta.of("application/octet-stream"), Buffer.buffer(image)).await();
    return Source.upload(ref);
  }

  String submit(Source source, JsonObject options) {
    JobRequest request = JobRequest.of(SuperresOptions.OPERATION, source, options);
    Submission submission = new Submission(Ids.next(), request, null, null);
    return bus.ask(Jobs.SUBMIT, List.of(submission)).await().get(0).job().id();
  }

  JobView job(String id) {
    return bus.ask(Jobs.GET, id).await();
  }

  /** The job when it has succeeded; its failure is the test's. */
  JobView made(String id) {
    JobView job = eventuallyGet(SOON, () -> job(id).state().finished() ? job(id) : null);
    if (job.state() != JobState.SUCCEEDED) {
      throw new AssertionError(job.json().encodePrettily());
    }
    return job;
  }

  List<JobView> parts(String id) {
    return bus.ask(Jobs.LIST, new JobQuery(null, null, id, 1_000, null)).await().items().stream()
        .map(JobView::new)
        .toList();
  }

  Buffer file(JobView job) {
    return store.read(job.renditions().get(0).blob(), 64 << 20).await();
  }
}
