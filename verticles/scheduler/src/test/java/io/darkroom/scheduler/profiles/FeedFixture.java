package io.darkroom.scheduler.profiles;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Handover;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.darkroom.contract.profiles.ProfileFeedOptions;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.darkroom.worker.FakeJobs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that watch content servers, and the part of {@code jobs} that they ask, in memory. */
abstract class FeedFixture {
  static final Duration SOON = Duration.ofSeconds(10);

  /** When the tests' deployments begin, in ms: later than now, where the first watermark is. */
  final long begin = System.currentTimeMillis() + 60_000;

  @TempDir Path folder;
  Vertx vertx;
  FakeJobs workers;
  ContentServer first;
  ContentServer second;
  private final Map<String, JobView> feeds = new HashMap<>();
  private final List<Submission> asked = new ArrayList<>();
  private final List<Handover> sent = new ArrayList<>();
  private final List<ProfileFeed> nodes = new ArrayList<>();
  private boolean overloaded;
  private int retried;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    workers = FakeJobs.serve(vertx).times(30_000, 600_000);
    Bus bus = new Bus(vertx);
    bus.serve(Jobs.SUBMIT, this::submit).await();
    bus.serve(Jobs.RETRY, this::retry).await();
    bus.serve(Handover.ask("sqs"), this::send).await();
    first = new ContentServer(vertx);
    second = new ContentServer(vertx);
  }

  @AfterEach
  void close() {
    List.copyOf(nodes).forEach(this::stop);
    vertx.close().await();
  }

  private synchronized Future<List<Submitted>> submit(List<Submission> submissions) {
    List<Submitted> answers = new ArrayList<>();
    for (Submission one : submissions) {
      if (one.request().operation().equals(ProfileFeedOptions.OPERATION)) {
        JobView there = feeds.get(one.idempotencyKey());
        if (there == null) {
          there = view(workers.submit(one.request()), JobState.QUEUED);
          feeds.put(one.idempotencyKey(), there);
        }
        answers.add(new Submitted(there, false, null));
      } else if (overloaded) {
        return Future.failedFuture(Failure.OVERLOADED.with("Too much is queued."));
      } else {
        asked.add(one);
        answers.add(new Submitted(view(one.id(), JobState.QUEUED), true, null));
      }
    }
    return Future.succeededFuture(answers);
  }

  private synchronized Future<JobView> retry(String id) {
    retried++;
    return Future.succeededFuture(view(id, JobState.QUEUED));
  }

  private synchronized Future<JsonObject> send(Handover handover) {
    sent.add(handover);
    return Future.succeededFuture(new JsonObject());
  }

  private static JobView view(String id, JobState state) {
    return new JobView(new JsonObject().put("id", id).put("state", state.wire()));
  }

  synchronized void overloaded(boolean isOverloaded) {
    overloaded = isOverloaded;
  }

  /** The job that watches is in that state, whatever the workers know. */
  synchronized void feedIs(JobState state) {
    feeds.replaceAll((key, job) -> view(job.id(), state));
  }

  synchronized int retried() {
    return retried;
  }

  synchronized int feeds() {
    return feeds.size();
  }

  /** Entities that jobs were asked for, in that order. */
  synchronized List<String> given() {
    return asked.stream()
        .map(one -> one.request().options().getJsonObject("entity").getString("entityId"))
        .toList();
  }

  synchronized List<Submission> asked() {
    return List.copyOf(asked);
  }

  synchronized List<Handover> sent() {
    return List.copyOf(sent);
  }

  String watermark() {
    BlobStore store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config(first)))).await();
    return store
        .read(new BlobRef(BlobRef.PUBLIC, "profiles/" + Watermark.KEY), 100)
        .map(Buffer::toString)
        .otherwise((String) null)
        .eventually(store::close)
        .await();
  }

  JsonObject config(ContentServer... servers) {
    List<String> urls = Arrays.stream(servers).map(ContentServer::url).toList();
    return new JsonObject()
        .put(
            "storage",
            new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
        .put(
            "http-client",
            new JsonObject().put("allowedAddresses", new JsonArray().add("127.0.0.0/8")))
        .put("worker", new JsonObject().put("poll", "50ms"))
        .put(
            "profile-images",
            new JsonObject().put("prefix", "profiles").put("contentServers", new JsonArray(urls)))
        .put(
            "profile-feed",
            new JsonObject().put("enabled", true).put("every", "20ms").put("pageSize", 10));
  }

  ProfileFeed start(JsonObject config) {
    ProfileFeed node = ProfileFeed.start(vertx, config, Clock.systemUTC()).await();
    nodes.add(node);
    return node;
  }

  void stop(ProfileFeed node) {
    nodes.remove(node);
    node.stop().await();
  }
}
