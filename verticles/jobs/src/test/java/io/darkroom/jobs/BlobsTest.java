package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Output;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Submission;
import io.darkroom.storage.BlobMeta;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {
  private static final String ENDED = "0".repeat(31) + "1";
  private static final String RUNNING = "0".repeat(31) + "2";

  @TempDir Path folder;
  private Vertx vertx;
  private BlobStore store;
  private Blobs blobs;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    JsonObject files = new JsonObject().put("folder", folder.toString());
    StorageOptions options =
        StorageOptions.read(
            Conf.of(new JsonObject().put("storage", new JsonObject().put("files", files))));
    store = BlobStores.open(vertx, options).await();
    blobs = new Blobs(vertx, options, id -> Future.succeededFuture(Set.of(ENDED).contains(id)));
  }

  @AfterEach
  void close() {
    blobs.close().await();
    store.close().await();
    vertx.close().await();
  }

  private void put(String key) {
    BlobRef ref = new BlobRef(BlobRef.PRIVATE, key);
    store.put(ref, BlobMeta.of("text/plain"), Buffer.buffer("x")).await();
  }

  private List<String> keys() {
    return store.list(BlobRef.PRIVATE, "", 100).await().stream().map(it -> it.ref().key()).toList();
  }

  @Test
  void removesWhatWasUploadedForAJob() {
    put("uploads/mine");
    put("uploads/another");
    JobRequest request =
        JobRequest.of(
            "info", Source.upload(new BlobRef(BlobRef.PRIVATE, "uploads/mine")), new JsonObject());
    blobs.remove(List.of(record("0".repeat(32), request))).await();
    assertEquals(List.of("uploads/another"), keys());
  }

  @Test
  void removesResultsThatAreNobodysForGoodAndNoOthers() {
    JobRequest asked = JobRequest.of("superres", null, new JsonObject());
    JobRecord one = record("a".repeat(32), asked.to(Output.expiring("magnified/")));
    JobRecord kept = record("b".repeat(32), asked.to(new Output(BlobRef.PRIVATE, "magnified/")));
    put("magnified/" + one.id() + "/upscaled.jpg");
    put("magnified/" + kept.id() + "/upscaled.jpg");
    put(kept.id() + "/upscaled.jpg");
    blobs.remove(List.of(one, kept)).await();
    assertEquals(
        List.of(kept.id() + "/upscaled.jpg", "magnified/" + kept.id() + "/upscaled.jpg"), keys());
  }

  private static JobRecord record(String id, JobRequest request) {
    return JobRecord.queued(Order.of(new Submission(id, request, null, null), 0));
  }

  @Test
  void removesWhatIsLeftOfPartsAndOfAJobThatStillNeedsItsPartsOnlyThose() {
    JobRecord first = Fixtures.part(ENDED, 0);
    JobRecord second = Fixtures.part(RUNNING, 0);
    put("parts/" + ENDED + "/source.png");
    put("parts/" + ENDED + "/" + first.id() + "/rows.raw");
    put("parts/" + RUNNING + "/source.png");
    put("parts/" + RUNNING + "/" + second.id() + "/rows.raw");
    blobs.remove(List.of(first, second)).await();
    assertEquals(List.of("parts/" + RUNNING + "/source.png"), keys());
  }
}
