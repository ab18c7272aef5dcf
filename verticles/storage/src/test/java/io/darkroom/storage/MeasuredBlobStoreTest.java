package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredBlobStoreTest extends StoreFixture {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  @TempDir Path folder;
  private BlobStore measured;

  @Override
  protected JsonObject storage() {
    return new JsonObject().put("files", new JsonObject().put("folder", folder.toString()));
  }

  @BeforeEach
  void measure() {
    measured = new MeasuredBlobStore(store, registry);
  }

  @Test
  void countsFromZero() {
    assertEquals(21, registry.getMeters().size());
    for (Meter meter : registry.getMeters()) {
      assertEquals(0, ((Timer) meter).count(), meter.getId().toString());
    }
  }

  @Test
  void tellsRefusalsFromFailures() throws Exception {
    measured.put(ref("x"), JPEG, Buffer.buffer("x")).await();
    assertFails(Failure.BLOB_NOT_FOUND, measured.head(ref("y")));
    assertFails(Failure.INVALID_KEY, measured.head(ref("../y")));
    Path bucket = folder.resolve(options().buckets().get(BlobRef.PRIVATE));
    store.delete(List.of(ref("x"))).await();
    bucket.resolve(".tmp").toFile().delete();
    assertFails(Failure.STORAGE_UNAVAILABLE, measured.put(ref("x"), JPEG, Buffer.buffer("x")));
    assertEquals(1, count("put", "ok"));
    assertEquals(1, count("put", "failed"));
    assertEquals(2, count("head", "refused"));
    assertEquals(0, count("head", "failed"));
  }

  private long count(String operation, String outcome) {
    return registry
        .get("darkroom.storage.calls")
        .tags("operation", operation, "outcome", outcome)
        .timer()
        .count();
  }
}
