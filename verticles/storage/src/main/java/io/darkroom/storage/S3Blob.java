package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * A blob to be stored in S3, as the requests that store it.
 *
 * @param bucket the real name of the bucket
 * @param checksums what the parts of a long blob are summed with; null for no sums. All requests of
 *     one upload must say the same: a store refuses sums it was not told of at the beginning
 */
record S3Blob(String bucket, BlobRef ref, BlobMeta meta, ChecksumAlgorithm checksums) {
  PutObjectRequest.Builder put() {
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(ref.key())
        .contentType(meta.contentType())
        .cacheControl(meta.cacheControl())
        .metadata(HeaderText.encode(meta.user()));
  }

  CreateMultipartUploadRequest multipart() {
    return CreateMultipartUploadRequest.builder()
        .bucket(bucket)
        .key(ref.key())
        .contentType(meta.contentType())
        .cacheControl(meta.cacheControl())
        .metadata(HeaderText.encode(meta.user()))
        .checksumAlgorithm(checksums)
        .build();
  }

  UploadPartRequest.Builder part() {
    return UploadPartRequest.builder().bucket(bucket).key(ref.key()).checksumAlgorithm(checksums);
  }

  CompleteMultipartUploadRequest complete(String uploadId, List<CompletedPart> parts) {
    return CompleteMultipartUploadRequest.builder()
        .bucket(bucket)
        .key(ref.key())
        .uploadId(uploadId)
        .multipartUpload(upload -> upload.parts(parts))
        .build();
  }

  AbortMultipartUploadRequest abort(String uploadId) {
    return AbortMultipartUploadRequest.builder()
        .bucket(bucket)
        .key(ref.key())
        .uploadId(uploadId)
        .build();
  }

  /** What is known once it is stored. */
  BlobInfo info(long bytes, String etag) {
    return new BlobInfo(ref, bytes, unquoted(etag), Instant.now(), meta);
  }

  /** What a response tells of a stored blob. */
  static BlobInfo info(
      BlobRef ref,
      long bytes,
      String etag,
      Instant modified,
      String contentType,
      String cacheControl,
      Map<String, String> user) {
    return new BlobInfo(
        ref,
        bytes,
        unquoted(etag),
        modified,
        new BlobMeta(contentType, cacheControl, HeaderText.decode(user)));
  }

  static String unquoted(String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }
}
