package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writers killed at any moment leave whole blobs, and every blob they were told is stored. */
class KilledWriterIT {
  private static final int KILLS = 8;
  private static final long SEED = 20_240_607;

  @TempDir Path folder;

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void losesNothingThatWasStoredAndShowsNothingHalf() throws Exception {
    Random random = new Random(SEED);
    Map<String, Long> acknowledged = new HashMap<>();
    Vertx vertx = Vertx.vertx();
    for (int kill = 0; kill < KILLS; kill++) {
      writeAndKill(kill * 1_000_000L, 1 + random.nextInt(40), acknowledged);
      BlobStore store = BlobStores.open(vertx, EndlessWriter.options(folder.toString())).await();
      Map<String, Long> seen = new HashMap<>();
      for (BlobInfo info : store.list(BlobRef.PRIVATE, "", 100_000).await()) {
        Buffer bytes = store.read(info.ref(), 10_000_000).await();
        Map<String, String> user = info.meta().user();
        assertEquals(user.get("size"), Long.toString(bytes.length()), info.ref().key());
        assertEquals(
            GeneratedStream.bytes(0, bytes.length()), bytes, "bytes of " + info.ref().key());
        seen.put(info.ref().key(), Long.parseLong(user.get("version")));
      }
      acknowledged.forEach(
          (key, version) ->
              assertTrue(
                  seen.getOrDefault(key, -1L) >= version, key + " " + version + " was lost"));
      store.close().await();
    }
    vertx.close().await();
    assertTrue(acknowledged.size() >= KILLS, "too little was written to tell: " + acknowledged);
  }

  /** Lets a writer store so many blobs, kills it, and notes all that it said it had stored. */
  private void writeAndKill(long firstVersion, int blobs, Map<String, Long> acknowledged)
      throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    EndlessWriter.class.getName(),
                    folder.toString(),
                    Long.toString(firstVersion)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      int count = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        // A line that the kill cut short says nothing.
        if (words.length == 2 && Long.parseLong(words[1]) >= firstVersion) {
          acknowledged.put(words[0], Long.parseLong(words[1]));
        }
        if (++count == blobs) {
          // Not the process's own method: that closes the stream which is still to be read.
          writer.toHandle().destroyForcibly();
        }
      }
      assertTrue(count >= blobs, "the writer ended by itself after " + count + " blobs");
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }
}
