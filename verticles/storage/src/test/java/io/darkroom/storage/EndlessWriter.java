package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * A process that stores blobs until it is killed, and prints {@code <key> <version>} for each that
 * it was told is stored. A blob's version and size are in its metadata.
 */
final class EndlessWriter {
  private static final int KEYS = 6;
  private static final int STREAMED = 1_500_000;

  private EndlessWriter() {}

  /** Takes the folder and the first version. */
  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    BlobStore store = BlobStores.open(vertx, options(args[0])).await();
    for (long version = Long.parseLong(args[1]); ; version++) {
      int size = (int) (version * 7919 % 900_000);
      switch ((int) (version % 3)) {
        case 0 -> {
          BlobRef ref = ref("whole/" + version % KEYS);
          store.put(ref, meta(version, size), GeneratedStream.bytes(0, size)).await();
          stored(ref, version);
        }
        case 1 -> {
          BlobRef ref = ref("streamed/" + version % KEYS);
          GeneratedStream stream = GeneratedStream.of(vertx.getOrCreateContext(), STREAMED);
          store.put(ref, meta(version, STREAMED), stream).await();
          stored(ref, version);
        }
        default -> {
          BlobRef ref = ref("once/" + version);
          Buffer bytes = GeneratedStream.bytes(0, size);
          store.putIfAbsent(ref, meta(version, size), bytes).await();
          stored(ref, version);
        }
      }
    }
  }

  static StorageOptions options(String folder) {
    JsonObject files = new JsonObject().put("folder", folder);
    JsonObject storage = new JsonObject().put("files", files);
    return StorageOptions.read(Conf.of(new JsonObject().put("storage", storage)));
  }

  private static BlobRef ref(String key) {
    return new BlobRef(BlobRef.PRIVATE, key);
  }

  private static BlobMeta meta(long version, long size) {
    return new BlobMeta(
        "application/octet-stream",
        null,
        Map.of("version", Long.toString(version), "size", Long.toString(size)));
  }

  private static void stored(BlobRef ref, long version) {
    System.out.println(ref.key() + " " + version);
  }
}
