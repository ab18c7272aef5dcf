package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.ResponsePublisher;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Blobs in S3, or in what speaks its protocol. The SDK's futures complete on threads of its own;
 * each hops back to the caller's context.
 */
final class S3BlobStore implements BlobStore {
  /** Longest time a presigned URL is valid: S3's limit. */
  static final Duration MAX_PRESIGNED = Duration.ofDays(7);

  // S3 answers 409 to conditional writes that meet; it says to try again.
  private static final int CONFLICT_ATTEMPTS = 5;

  private final Vertx vertx;
  private final S3Options options;
  private final S3Clients clients;
  private final S3AsyncClient client;
  private final Places places;
  private final PublicUrls urls;

  S3BlobStore(Vertx vertx, StorageOptions options, S3Clients clients) {
    this.vertx = vertx;
    this.options = options.s3();
    this.clients = clients;
    this.client = clients.client();
    this.places = new Places(options.buckets());
    this.urls = PublicUrls.of(options);
  }

  @Override
  public Future<Void> open() {
    S3Buckets buckets = new S3Buckets(client, vertx.getOrCreateContext(), places);
    return options.createBuckets()
        ? buckets.create(options.region()).compose(created -> buckets.check())
        : buckets.check();
  }

  @Override
  public Future<Void> check() {
    return new S3Buckets(client, vertx.getOrCreateContext(), places).check();
  }

  @Override
  public Future<BlobInfo> put(BlobRef ref, BlobMeta meta, Buffer bytes) {
    return placed(
        () -> {
          S3Blob blob = blob(ref, meta);
          return call(ref, client.putObject(blob.put().build(), body(bytes)))
              .map(answer -> blob.info(bytes.length(), answer.eTag()));
        });
  }

  @Override
  public Future<BlobInfo> putIfAbsent(BlobRef ref, BlobMeta meta, Buffer bytes) {
    return placed(
        () -> {
          S3Blob blob = blob(ref, meta);
          return putIfAbsent(blob, blob.put().ifNoneMatch("*").build(), bytes, 1);
        });
  }

  private Future<BlobInfo> putIfAbsent(
      S3Blob blob, PutObjectRequest request, Buffer bytes, int attempt) {
    return hop(client.putObject(request, body(bytes)))
        .map(answer -> blob.info(bytes.length(), answer.eTag()))
        .recover(
            failure ->
                S3Errors.isConflict(failure) && attempt < CONFLICT_ATTEMPTS
                    ? putIfAbsent(blob, request, bytes, attempt + 1)
                    : Future.failedFuture(S3Errors.of(failure, blob.ref(), null)));
  }

  @Override
  public Future<BlobInfo> put(BlobRef ref, BlobMeta meta, ReadStream<Buffer> stream) {
    return placed(
        () ->
            new S3Upload(
                    client, vertx.getOrCreateContext(), blob(ref, meta), options.partSize(), stream)
                .run());
  }

  @Override
  public Future<BlobInfo> head(BlobRef ref) {
    return placed(
        () -> {
          String bucket = places.bucket(ref.bucket());
          String key = Places.key(ref);
          return call(ref, client.headObject(head -> head.bucket(bucket).key(key)))
              .map(
                  it ->
                      S3Blob.info(
                          ref,
                          it.contentLength(),
                          it.eTag(),
                          it.lastModified(),
                          it.contentType(),
                          it.cacheControl(),
                          it.metadata()));
        });
  }

  @Override
  public Future<BlobContent> get(BlobRef ref, ByteRange range) {
    return placed(
        () -> {
          Context context = vertx.getOrCreateContext();
          GetObjectRequest request =
              GetObjectRequest.builder()
                  .bucket(places.bucket(ref.bucket()))
                  .key(Places.key(ref))
                  .range(range == null ? null : Slice.header(range))
                  .build();
          return hop(client.getObject(request, AsyncResponseTransformer.toPublisher()))
              .map(response -> content(ref, response, context))
              .recover(failure -> Future.failedFuture(S3Errors.of(failure, ref, range)));
        });
  }

  private static BlobContent content(
      BlobRef ref, ResponsePublisher<GetObjectResponse> response, Context context) {
    GetObjectResponse it = response.response();
    S3Download stream = new S3Download(response, context);
    ContentRange part = ContentRange.of(it.contentRange(), it.contentLength());
    BlobInfo info =
        S3Blob.info(
            ref,
            part.total(),
            it.eTag(),
            it.lastModified(),
            it.contentType(),
            it.cacheControl(),
            it.metadata());
    return new BlobContent(info, part.first(), it.contentLength(), stream, stream::cancel);
  }

  @Override
  public Future<Buffer> read(BlobRef ref, long maxBytes) {
    return get(ref, null).compose(content -> Whole.of(content, maxBytes));
  }

  @Override
  public Future<Void> delete(List<BlobRef> refs) {
    return placed(() -> new S3Buckets(client, vertx.getOrCreateContext(), places).delete(refs));
  }

  @Override
  public Future<List<BlobInfo>> list(String bucket, String prefix, int limit) {
    return placed(
        () ->
            new S3Buckets(client, vertx.getOrCreateContext(), places).list(bucket, prefix, limit));
  }

  @Override
  public Optional<String> presign(BlobRef ref, Duration validFor) {
    String bucket = places.bucket(ref.bucket());
    String key = Places.key(ref);
    return Optional.of(
        clients
            .presigner()
            .presignGetObject(
                sign ->
                    sign.signatureDuration(
                            validFor.compareTo(MAX_PRESIGNED) > 0 ? MAX_PRESIGNED : validFor)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)))
            .url()
            .toString());
  }

  @Override
  public Optional<String> publicUrl(BlobRef ref) {
    return urls.of(ref);
  }

  @Override
  public Future<Void> close() {
    return vertx.executeBlocking(
        () -> {
          clients.close();
          return null;
        },
        false);
  }

  private S3Blob blob(BlobRef ref, BlobMeta meta) {
    Places.key(ref);
    ChecksumAlgorithm checksums =
        options.checksums() == S3Options.Checksums.WHEN_SUPPORTED ? ChecksumAlgorithm.CRC32 : null;
    return new S3Blob(places.bucket(ref.bucket()), ref, UserMeta.checked(meta), checksums);
  }

  private static AsyncRequestBody body(Buffer bytes) {
    return AsyncRequestBody.fromBytesUnsafe(bytes.getBytes());
  }

  private <T> Future<T> hop(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, vertx.getOrCreateContext());
  }

  private <T> Future<T> call(BlobRef ref, CompletionStage<T> stage) {
    return hop(stage).recover(failure -> Future.failedFuture(S3Errors.of(failure, ref, null)));
  }

  /** What is refused before anything is sent fails the future, and is not thrown. */
  private static <T> Future<T> placed(Supplier<Future<T>> call) {
    try {
      return call.get();
    } catch (RuntimeException refused) {
      return Future.failedFuture(S3Errors.of(refused));
    }
  }
}
