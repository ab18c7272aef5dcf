package io.darkroom.map;

import static io.darkroom.contract.Eventually.eventuallyGet;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.maps.MapOptions;
import io.darkroom.jobs.JobsVerticle;
import io.darkroom.map.video.Films;
import io.darkroom.map.video.VideoOptions;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.darkroom.worker.WorkLoop;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Animations by the real operations, jobs and store, of frames that a fake painter draws. */
final class AnimationFixture implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);

  final FakePainter painter = new FakePainter();
  private final Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);
  private final List<WorkLoop> loops = new ArrayList<>();
  private final BlobStore store;

  AnimationFixture(Path folder) {
    this.folder = folder;
    vertx.deployVerticle(new JobsVerticle(), new DeploymentOptions().setConfig(config())).await();
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config()))).await();
  }

  private JsonObject config() {
    return new JsonObject()
        .put(
            "storage",
            new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
        .put(
            "jobs",
            new JsonObject()
                .put("sqlite", new JsonObject().put("file", folder.resolve("jobs.db").toString()))
                .put("backoff", "10ms")
                .put("maxAttempts", 2)
                .put("sweepInterval", "50ms"))
        .put(
            "worker",
            new JsonObject().put("cpuThreads", 2).put("slots", 2).put("renewEvery", "200ms"));
  }

  /** Starts a worker. */
  WorkLoop work() {
    return work(new JsonObject());
  }

  /**
   * @param video the section
   */
  WorkLoop work(JsonObject video) {
    VideoOptions options = VideoOptions.read(Conf.of(video));
    WorkLoop loop =
        WorkLoop.start(
                vertx,
                config(),
                List.of(
                    new AnimationOperation(Films.finder(options.ffmpeg()), options, null),
                    new PlateOperation(painter),
                    new FrameOperation(painter)))
            .await();
    loops.add(loop);
    return loop;
  }

  /**
   * Deploys the role as it is, with a painter that asks servers and draws.
   *
   * @param section {@code map-worker}, beside what tests need
   */
  void deploy(JsonObject section) {
    JsonObject all =
        new JsonObject()
            .put("isolation", "thread")
            .put("allowedAddresses", new JsonArray().add("127.0.0.0/8"))
            .put("retryAfter", "10ms");
    vertx
        .deployVerticle(
            new MapWorkerVerticle(),
            new DeploymentOptions()
                .setConfig(config().put(MapWorkerOptions.SECTION, all.mergeIn(section))))
        .await();
  }

  void stop(WorkLoop loop) {
    loops.remove(loop);
    loop.stop().await();
  }

  String submit(int frames, String format) {
    JsonArray times = new JsonArray();
    for (int n = 0; n < frames; n++) {
      times.add("2020-08-30T%02d:00:00Z".formatted(n % 24));
    }
    JsonObject options =
        new JsonObject()
            .put(
                "basemap",
                new JsonObject()
                    .put("bbox", new JsonArray().add(-98).add(18).add(-80).add(31))
                    .put("zoom", 3)
                    .put("url", "https://maps.example.org/{z}/{x}/{y}.png")
                    .put("map_times", times))
            .put("general", new JsonObject().put("format", format).put("fps", 4));
    return submit(options);
  }

  String submit(JsonObject options) {
    JobRequest request = JobRequest.of(MapOptions.ANIMATION, null, options);
    Submission submission = new Submission(Ids.next(), request, null, null);
    return bus.ask(Jobs.SUBMIT, List.of(submission)).await().get(0).job().id();
  }

  Vertx vertx() {
    return vertx;
  }

  JobView job(String id) {
    return bus.ask(Jobs.GET, id).await();
  }

  void cancel(String id) {
    bus.ask(Jobs.CANCEL, id).await();
  }

  JobView ended(String id) {
    return eventuallyGet(
        SOON,
        () -> {
          JobView job = job(id);
          return job.state().finished() ? job : null;
        });
  }

  /** The file that the job made. */
  Path file(JobView job) throws Exception {
    Path file = folder.resolve("film");
    return Files.write(
        file, store.read(job.renditions().get(0).blob(), 100_000_000).await().getBytes());
  }

  /** What parts have left. */
  List<BlobInfo> leftovers() {
    return store.list(BlobRef.PRIVATE, "parts/", 100).await();
  }

  @Override
  public void close() {
    loops.forEach(loop -> loop.stop().await());
    store.close().await();
    vertx.close().await();
  }
}
