package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blobs as files of this machine, for one or many processes on it. A blob is one file (see {@link
 * Trailer}), which gets its name by a rename when it is whole and on the disk.
 *
 * <p>Two limits that S3 has not: a key cannot be both a blob and the folder of another, and on a
 * file system that ignores letter case so does the store. What blocks runs on a pool of its own,
 * whose size bounds how much the disk is asked for at once.
 */
final class FileBlobStore implements BlobStore {
  /** Threads that wait for the disk = {@value}. */
  static final int THREADS = 8;

  /** A temporary file nobody wrote to for so long belongs to nobody. */
  static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(FileBlobStore.class);

  private final Vertx vertx;
  private final Places places;
  private final Path root;
  private final PublicUrls urls;
  private final WorkerExecutor disk;

  FileBlobStore(Vertx vertx, StorageOptions options) {
    this.vertx = vertx;
    this.places = new Places(options.buckets());
    this.root = options.folder().toAbsolutePath().normalize();
    this.urls = PublicUrls.of(options);
    this.disk = vertx.createSharedWorkerExecutor("darkroom-blob-files", THREADS);
  }

  @Override
  public Future<Void> open() {
    return blocking(
        () -> {
          int swept = 0;
          for (String bucket : places.buckets().keySet()) {
            folder(bucket).create();
            swept += folder(bucket).sweep(Instant.now().minus(ABANDONED_AFTER));
          }
          log.atDebug().addKeyValue("folder", root).addKeyValue("swept", swept).log("files opened");
          return null;
        });
  }

  @Override
  public Future<Void> check() {
    return blocking(
        () -> {
          for (String bucket : places.buckets().keySet()) {
            folder(bucket).check();
          }
          return null;
        });
  }

  @Override
  public Future<BlobInfo> put(BlobRef ref, BlobMeta meta, Buffer bytes) {
    return put(ref, meta, bytes, Folder::publish);
  }

  @Override
  public Future<BlobInfo> putIfAbsent(BlobRef ref, BlobMeta meta, Buffer bytes) {
    return put(ref, meta, bytes, Folder::publishIfAbsent);
  }

  private Future<BlobInfo> put(BlobRef ref, BlobMeta meta, Buffer bytes, Publishing publishing) {
    return blocking(
        () -> {
          Folder folder = folder(ref.bucket());
          folder.file(ref);
          Path temporary = folder.temporary();
          try {
            BlobInfo info = BlobFile.write(ref, UserMeta.checked(meta), bytes, temporary);
            publishing.publish(folder, temporary, ref);
            return info;
          } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(temporary);
            throw failure;
          }
        });
  }

  @Override
  public Future<BlobInfo> put(BlobRef ref, BlobMeta meta, ReadStream<Buffer> stream) {
    FileUpload upload = new FileUpload(stream);
    return blocking(
            () -> {
              UserMeta.checked(meta);
              folder(ref.bucket()).file(ref);
              return folder(ref.bucket()).temporary();
            })
        .compose(
            temporary ->
                vertx
                    .fileSystem()
                    .open(temporary.toString(), new OpenOptions().setRead(false).setCreateNew(true))
                    .recover(failure -> Future.failedFuture(FileErrors.of(failure)))
                    .compose(file -> upload.into(file, ref, meta))
                    .compose(info -> blocking(() -> published(temporary, info)))
                    .recover(failure -> discarded(temporary, failure)));
  }

  private BlobInfo published(Path temporary, BlobInfo info) throws IOException {
    folder(info.ref().bucket()).publish(temporary, info.ref());
    return info;
  }

  private Future<BlobInfo> discarded(Path temporary, Throwable failure) {
    return disk.executeBlocking(() -> Files.deleteIfExists(temporary), false)
        .transform(deleted -> Future.failedFuture(failure));
  }

  @Override
  public Future<BlobInfo> head(BlobRef ref) {
    return reading(ref, () -> BlobFile.info(ref, folder(ref.bucket()).existing(ref)));
  }

  @Override
  public Future<BlobContent> get(BlobRef ref, ByteRange range) {
    return blocking(() -> folder(ref.bucket()).existing(ref))
        .compose(
            path ->
                vertx
                    .fileSystem()
                    .open(path.toString(), new OpenOptions().setWrite(false).setCreate(false))
                    .compose(file -> FileDownload.of(file, path, ref, range)))
        .recover(failure -> Future.failedFuture(FileErrors.ofReading(failure, ref)));
  }

  @Override
  public Future<Buffer> read(BlobRef ref, long maxBytes) {
    return reading(ref, () -> BlobFile.read(ref, folder(ref.bucket()).existing(ref), maxBytes));
  }

  @Override
  public Future<Void> delete(List<BlobRef> refs) {
    return blocking(
        () -> {
          for (BlobRef ref : refs) {
            folder(ref.bucket()).delete(ref);
          }
          return null;
        });
  }

  @Override
  public Future<List<BlobInfo>> list(String bucket, String prefix, int limit) {
    return blocking(() -> Listing.of(folder(bucket), bucket, prefix, limit));
  }

  @Override
  public Optional<String> presign(BlobRef ref, Duration validFor) {
    return Optional.empty();
  }

  @Override
  public Optional<String> publicUrl(BlobRef ref) {
    return urls.of(ref);
  }

  @Override
  public Future<Void> close() {
    return disk.close();
  }

  private Folder folder(String bucket) {
    return new Folder(root.resolve(places.bucket(bucket)));
  }

  private <T> Future<T> blocking(Callable<T> work) {
    return disk.executeBlocking(work, false)
        .recover(failure -> Future.failedFuture(FileErrors.of(failure)));
  }

  private <T> Future<T> reading(BlobRef ref, Callable<T> work) {
    return disk.executeBlocking(work, false)
        .recover(failure -> Future.failedFuture(FileErrors.ofReading(failure, ref)));
  }

  private interface Publishing {
    void publish(Folder folder, Path temporary, BlobRef ref) throws IOException;
  }
}
