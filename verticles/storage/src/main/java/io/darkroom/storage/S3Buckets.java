package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What is asked of whole buckets, for one caller on one context. */
record S3Buckets(S3AsyncClient client, Context context, Places places) {
  /** Most keys of one call = {@value}: S3's limit. */
  static final int BATCH = 1_000;

  private static final String REGION_WITHOUT_CONSTRAINT = "us-east-1";

  /** Creates the configured buckets that are missing; gives their names. */
  Future<List<String>> create(String region) {
    List<String> made = new ArrayList<>();
    return each(places.buckets().values(), bucket -> create(bucket, region, made)).map(made);
  }

  private Future<Void> create(String bucket, String region, List<String> made) {
    return hop(client.headBucket(head -> head.bucket(bucket)))
        .<Void>mapEmpty()
        .recover(
            missing -> {
              CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket);
              if (!region.equals(REGION_WITHOUT_CONSTRAINT)) {
                request.createBucketConfiguration(to -> to.locationConstraint(region));
              }
              return hop(client.createBucket(request.build()))
                  .onSuccess(answer -> made.add(bucket))
                  .<Void>mapEmpty()
                  .recover(
                      failure ->
                          S3Errors.isConflict(failure)
                              ? Future.succeededFuture() // Another made it meanwhile.
                              : Future.failedFuture(S3Errors.of(failure)));
            });
  }

  /** Fails unless all configured buckets are there for us. */
  Future<Void> check() {
    return each(
        places.buckets().values(),
        bucket ->
            hop(client.headBucket(head -> head.bucket(bucket)))
                .recover(
                    failure ->
                        Future.failedFuture(
                            Failure.STORAGE_UNAVAILABLE.with(
                                "The bucket %s cannot be reached, or not with these keys."
                                    .formatted(bucket),
                                failure))));
  }

  /** Removes blobs, a batch of one bucket at a time. */
  Future<Void> delete(List<BlobRef> refs) {
    Map<String, List<ObjectIdentifier>> byBucket = new LinkedHashMap<>();
    for (BlobRef ref : refs) {
      byBucket
          .computeIfAbsent(places.bucket(ref.bucket()), bucket -> new ArrayList<>())
          .add(ObjectIdentifier.builder().key(Places.key(ref)).build());
    }
    return each(byBucket.entrySet(), entry -> delete(entry.getKey(), entry.getValue()));
  }

  private Future<Void> delete(String bucket, List<ObjectIdentifier> keys) {
    List<ObjectIdentifier> batch = keys.subList(0, Math.min(BATCH, keys.size()));
    List<ObjectIdentifier> rest = keys.subList(batch.size(), keys.size());
    return hop(client.deleteObjects(
            of -> of.bucket(bucket).delete(list -> list.objects(batch).quiet(true))))
        .recover(failure -> Future.failedFuture(S3Errors.of(failure)))
        .compose(
            answer ->
                answer.hasErrors() && !answer.errors().isEmpty()
                    ? Future.failedFuture(
                        Failure.STORAGE_UNAVAILABLE.with(
                            "The blob store kept %d blobs that were to be removed; the first: %s."
                                .formatted(answer.errors().size(), answer.errors().get(0).code())))
                    : rest.isEmpty() ? Future.succeededFuture() : delete(bucket, rest));
  }

  /** Lists blobs in the order of their keys; without their meta. */
  Future<List<BlobInfo>> list(String bucket, String prefix, int limit) {
    return page(bucket, prefix, limit, null, new ArrayList<>()).map(List::copyOf);
  }

  private Future<List<BlobInfo>> page(
      String bucket, String prefix, int limit, String token, List<BlobInfo> found) {
    String real = places.bucket(bucket);
    int wanted = Math.min(BATCH, limit - found.size());
    if (wanted <= 0) {
      return Future.succeededFuture(found);
    }
    return hop(client.listObjectsV2(
            list -> list.bucket(real).prefix(prefix).maxKeys(wanted).continuationToken(token)))
        .recover(failure -> Future.<ListObjectsV2Response>failedFuture(S3Errors.of(failure)))
        .compose(
            answer -> {
              for (S3Object object : answer.contents()) {
                // Others' tools leave keys that are no blobs of ours, as "folder/".
                if (Places.allowed(object.key())) {
                  found.add(info(new BlobRef(bucket, object.key()), object));
                }
              }
              return answer.isTruncated()
                  ? page(bucket, prefix, limit, answer.nextContinuationToken(), found)
                  : Future.succeededFuture(found);
            });
  }

  private static BlobInfo info(BlobRef ref, S3Object object) {
    return new BlobInfo(
        ref, object.size(), S3Blob.unquoted(object.eTag()), object.lastModified(), BlobMeta.of(""));
  }

  private <T> Future<T> hop(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, context);
  }

  /** One after the other. */
  private static <T> Future<Void> each(Iterable<T> items, Step<T> step) {
    Future<Void> all = Future.succeededFuture();
    for (T item : items) {
      all = all.compose(before -> step.take(item).mapEmpty());
    }
    return all;
  }

  private interface Step<T> {
    Future<?> take(T item);
  }
}
