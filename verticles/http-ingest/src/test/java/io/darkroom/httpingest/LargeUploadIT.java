package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that must not be in memory. */
class LargeUploadIT {
  private static final long MB = 1L << 20;

  @TempDir Path folder;

  @Test
  void refusesHundredMegabytesWithoutTakingThemIntoMemory() {
    try (Ingest ingest = Ingest.start(folder)) {
      Ingest.accepted(ingest.upload(Ingest.PNG));
      long before = used();
      AtomicLong during = new AtomicLong();
      HttpResponse<String> response =
          ingest.send(uploading(ingest, 100 * MB, () -> during.set(used())));
      String words = Ingest.refused(Failure.UPLOAD_TOO_LARGE, response);
      assertTrue(words.contains("67108864"), words);
      assertTrue(during.get() > 0);
      assertTrue(during.get() - before < 16 * MB, "grew by " + (during.get() - before));
      assertEquals(1, ingest.uploads().size());
    }
  }

  @Test
  void letsAnUploadLargerThanTheHeapThrough() {
    long size = Runtime.getRuntime().maxMemory() + 64 * MB;
    try (Ingest ingest = Ingest.start(folder, new JsonObject().put("maxUpload", "4GB"))) {
      Ingest.accepted(ingest.upload(Ingest.PNG));
      System.gc();
      String id = Ingest.accepted(ingest.send(uploading(ingest, size, () -> {})));
      BlobRef place = new BlobRef(BlobRef.PRIVATE, "uploads/" + id + "/source");
      assertEquals(size, ingest.store().head(place).await().bytes());
      ingest.store().delete(List.of(place)).await();
    }
  }

  private static HttpRequest.Builder uploading(Ingest ingest, long size, Runnable almost) {
    // Of unknown length to the server: it counts.
    return ingest
        .request("/v1/images?" + Ingest.ONE)
        .timeout(Duration.ofMinutes(3))
        .POST(BodyPublishers.ofInputStream(() -> new Generated(size, almost)));
  }

  /** What is in use after a collection. */
  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  /** So many bytes that begin as an image does; says so when 60 MB have been given. */
  private static final class Generated extends InputStream {
    private final long size;
    private final Runnable almost;
    private long given;

    private Generated(long size, Runnable almost) {
      this.size = size;
      this.almost = almost;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (given >= size) {
        return -1;
      }
      int count = (int) Math.min(length, size - given);
      for (int i = 0; i < count && given + i < Ingest.PNG.length; i++) {
        into[offset + i] = Ingest.PNG[(int) given + i];
      }
      if (given < 60 * MB && given + count >= 60 * MB) {
        almost.run();
      }
      given += count;
      return count;
    }
  }
}
