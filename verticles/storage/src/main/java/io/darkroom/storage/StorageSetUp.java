package io.darkroom.storage;

import io.darkroom.contract.Conf;
import io.darkroom.contract.SetUp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes the buckets: in S3, or the folders that stand for them. */
public final class StorageSetUp implements SetUp {
  @Override
  public String name() {
    return "storage";
  }

  @Override
  public Future<List<String>> setUp(Vertx vertx, JsonObject root) {
    Conf conf = Conf.of(root);
    StorageOptions options = StorageOptions.read(conf);
    conf.throwIfAny();
    return switch (options.kind()) {
      case FILES -> folders(vertx, options);
      case S3 -> buckets(vertx, options);
    };
  }

  private static Future<List<String>> folders(Vertx vertx, StorageOptions options) {
    return vertx.executeBlocking(
        () -> {
          List<String> said = new ArrayList<>();
          for (String bucket : new TreeSet<>(options.buckets().values())) {
            boolean there = Files.isDirectory(options.folder().resolve(bucket));
            Files.createDirectories(options.folder().resolve(bucket));
            said.add(said("folder " + options.folder().resolve(bucket), !there));
          }
          return said;
        });
  }

  private static Future<List<String>> buckets(Vertx vertx, StorageOptions options) {
    return vertx
        .executeBlocking(() -> S3Clients.of(options.s3()))
        .recover(failure -> Future.failedFuture(S3Errors.of(failure)))
        .compose(
            clients ->
                new S3Buckets(
                        clients.client(), vertx.getOrCreateContext(), new Places(options.buckets()))
                    .create(options.s3().region())
                    .map(
                        made ->
                            new TreeSet<>(options.buckets().values())
                                .stream()
                                    .map(it -> said("bucket " + it, made.contains(it)))
                                    .toList())
                    .eventually(() -> vertx.executeBlocking(() -> closed(clients))));
  }

  private static Void closed(S3Clients clients) {
    clients.close();
    return null;
  }

  private static String said(String what, boolean made) {
    return (made ? "made  " : "found ") + what;
  }
}
