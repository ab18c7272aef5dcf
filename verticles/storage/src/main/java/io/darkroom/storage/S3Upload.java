package io.darkroom.storage;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A stream on its way into S3. It is gathered into parts; while a part travels the stream is
 * paused, so one part is in memory and no connection is held while a slow client is waited for, and
 * the SDK can try a part again. A stream shorter than a part is stored by one plain put; of a
 * longer one nothing is to be seen before the last part is there. Runs on one context.
 */
final class S3Upload {
  private static final Logger log = LoggerFactory.getLogger(S3Upload.class);

  private final S3AsyncClient client;
  private final Context context;
  private final S3Blob blob;
  private final long partSize;
  private final ReadStream<Buffer> stream;
  private final Promise<Void> end = Promise.promise();
  private final List<CompletedPart> parts = new ArrayList<>();
  private List<ByteBuffer> gathered = new ArrayList<>();
  private long gatheredBytes;
  private long bytes;
  private String uploadId;
  private Future<Void> sent = Future.succeededFuture();

  S3Upload(
      S3AsyncClient client, Context context, S3Blob blob, long partSize, ReadStream<Buffer> from) {
    this.client = client;
    this.context = context;
    this.blob = blob;
    this.partSize = partSize;
    this.stream = from;
  }

  /** Stores the stream. The stream's own failure comes out unchanged. */
  Future<BlobInfo> run() {
    stream.exceptionHandler(end::tryFail);
    stream.endHandler(ended -> end.tryComplete());
    stream.handler(this::take);
    stream.resume();
    return end.future()
        .compose(ended -> sent)
        .compose(all -> uploadId == null ? putWhole() : complete())
        .recover(failure -> sent.transform(settled -> abort(failure)));
  }

  private void take(Buffer chunk) {
    if (end.future().isComplete()) {
      return;
    }
    bytes += chunk.length();
    gatheredBytes += chunk.length();
    gathered.add(ByteBuffer.wrap(chunk.getBytes()));
    if (gatheredBytes >= partSize) {
      stream.pause();
      sent = sent.compose(before -> sendPart());
      sent.onSuccess(part -> stream.resume()).onFailure(end::tryFail);
    }
  }

  private Future<Void> sendPart() {
    AsyncRequestBody body = takeGathered();
    int number = parts.size() + 1;
    return begun()
        .compose(
            id ->
                call(client.uploadPart(blob.part().uploadId(id).partNumber(number).build(), body)))
        .map(
            answer -> {
              parts.add(
                  CompletedPart.builder()
                      .partNumber(number)
                      .eTag(answer.eTag())
                      .checksumCRC32(answer.checksumCRC32())
                      .build());
              return null;
            });
  }

  private AsyncRequestBody takeGathered() {
    AsyncRequestBody body =
        AsyncRequestBody.fromByteBuffersUnsafe(gathered.toArray(ByteBuffer[]::new));
    gathered = new ArrayList<>();
    gatheredBytes = 0;
    return body;
  }

  private Future<String> begun() {
    return uploadId != null
        ? Future.succeededFuture(uploadId)
        : call(client.createMultipartUpload(blob.multipart()))
            .map(
                created -> {
                  uploadId = created.uploadId();
                  return uploadId;
                });
  }

  private Future<BlobInfo> putWhole() {
    return call(client.putObject(blob.put().build(), takeGathered()))
        .map(answer -> blob.info(bytes, answer.eTag()));
  }

  private Future<BlobInfo> complete() {
    return (gatheredBytes > 0 ? sendPart() : Future.<Void>succeededFuture())
        .compose(all -> call(client.completeMultipartUpload(blob.complete(uploadId, parts))))
        .map(answer -> blob.info(bytes, answer.eTag()));
  }

  private Future<BlobInfo> abort(Throwable failure) {
    if (uploadId == null) {
      return Future.failedFuture(failure);
    }
    return call(client.abortMultipartUpload(blob.abort(uploadId)))
        .onFailure(
            left ->
                log.atWarn()
                    .addKeyValue("key", blob.ref().key())
                    .addKeyValue("upload", uploadId)
                    .setCause(left)
                    .log("parts of a failed upload were left behind"))
        .transform(aborted -> Future.failedFuture(failure));
  }

  private <T> Future<T> call(CompletionStage<T> stage) {
    return Future.fromCompletionStage(stage, context)
        .recover(failure -> Future.failedFuture(S3Errors.of(failure, blob.ref(), null)));
  }
}
