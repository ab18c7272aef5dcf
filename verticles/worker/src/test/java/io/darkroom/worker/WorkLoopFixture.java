package io.darkroom.worker;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.bus.Finish;
import io.darkroom.storage.BlobMeta;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Vert.x with the fake jobs role, a store of files, and loops that are stopped in the end. */
abstract class WorkLoopFixture {
  static final Duration SOON = Duration.ofSeconds(20);
  static final String NAP = "nap";

  @TempDir Path folder;
  Vertx vertx;
  FakeJobs jobs;
  BlobStore store;
  private final List<WorkLoop> loops = new ArrayList<>();

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    jobs = FakeJobs.serve(vertx);
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config()))).await();
  }

  @AfterEach
  void close() {
    loops.forEach(loop -> loop.stop().await());
    store.close().await();
    vertx.close().await();
  }

  JsonObject config() {
    return new JsonObject()
        .put(
            "storage",
            new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
        .put(
            "http-client",
            new JsonObject().put("allowedAddresses", new JsonArray().add("127.0.0.1")))
        .put(
            "worker",
            new JsonObject()
                .put("slots", 4)
                .put("cpuThreads", 2)
                .put("poll", "1h")
                .put("drain", "20s"));
  }

  WorkLoop start(JsonObject config, Function<Work, Future<JsonObject>> nap) {
    WorkLoop loop = WorkLoop.start(vertx, config, List.of(new Steps(NAP, nap))).await();
    loops.add(loop);
    return loop;
  }

  WorkLoop start(Function<Work, Future<JsonObject>> nap) {
    return start(config(), nap);
  }

  void stopped(WorkLoop loop) {
    loops.remove(loop);
  }

  String submit() {
    return jobs.submit(nap());
  }

  static JobRequest nap() {
    return JobRequest.of(NAP, null, new JsonObject());
  }

  Finish ending(String id) {
    return Eventually.eventuallyGet(SOON, () -> jobs.finished(id));
  }

  BlobRef put(String key, String text) {
    BlobRef ref = new BlobRef(BlobRef.PRIVATE, key);
    store.put(ref, BlobMeta.of("text/plain"), Buffer.buffer(text)).await();
    return ref;
  }

  static JsonObject nothing() {
    return new JsonObject().put("renditions", new JsonArray());
  }

  static Product text(String name, String text) {
    return new Product(name, "txt", "text/plain", null, 0, 0, Buffer.buffer(text));
  }
}
