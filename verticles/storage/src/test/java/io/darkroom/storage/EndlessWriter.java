package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * A process that stores blobs until it is killed, several at a time so that a kill always meets
 * some under way, and prints {@code <key> <version>} for each that it was told is stored. A blob's
 * version and size are in its metadata.
 */
final class EndlessWriter {
  private static final int LANES = 6;
  private static final int KEYS = 3;
  private static final int STREAMED = 1_500_000;

  private final Vertx vertx;
  private final BlobStore store;

  private EndlessWriter(Vertx vertx, BlobStore store) {
    this.vertx = vertx;
    this.store = store;
  }

  /** Takes the folder and the first version. */
  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    BlobStore store = BlobStores.open(vertx, options(args[0])).await();
    EndlessWriter writer = new EndlessWriter(vertx, store);
    for (int lane = 0; lane < LANES; lane++) {
      int its = lane;
      vertx.runOnContext(start -> writer.write(its, Long.parseLong(args[1])));
    }
  }

  private void write(int lane, long version) {
    int size = (int) (version * 7919 % 900_000);
    long key = version % KEYS;
    Future<BlobInfo> put =
        switch (lane % 3) {
          case 0 ->
              store.put(
                  ref("whole/" + lane + "/" + key),
                  meta(version, size),
                  GeneratedStream.bytes(0, size));
          case 1 ->
              store.put(
                  ref("streamed/" + lane + "/" + key),
                  meta(version, STREAMED),
                  GeneratedStream.of(vertx.getOrCreateContext(), STREAMED));
          default ->
              store.putIfAbsent(
                  ref("once/" + lane + "/" + version),
                  meta(version, size),
                  GeneratedStream.bytes(0, size));
        };
    put.onSuccess(
            info -> {
              System.out.println(info.ref().key() + " " + version);
              write(lane, version + 1);
            })
        .onFailure(
            failure -> {
              failure.printStackTrace();
              Runtime.getRuntime().halt(1);
            });
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
}
