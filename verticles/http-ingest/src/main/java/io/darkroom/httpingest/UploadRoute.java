package io.darkroom.httpingest;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.renditions.SourceFormats;
import io.darkroom.messages.Door;
import io.darkroom.storage.BlobMeta;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/images}: an image, as the body or as its part {@code file}, and its job in the
 * query or in the part {@code job}. The bytes go to {@code uploads/<job>/source} as they come. When
 * no job comes of it, they are removed.
 */
final class UploadRoute {
  private static final Logger log = LoggerFactory.getLogger(UploadRoute.class);

  private final Vertx vertx;
  private final Limits limits;
  private final SourceFormats formats;
  private final Door door;
  private final Submitter submitter;
  private final BlobStore store;
  private final Handover handover;
  private final IngestMetrics metrics;

  UploadRoute(
      Vertx vertx,
      Limits limits,
      SourceFormats formats,
      Door door,
      Submitter submitter,
      BlobStore store,
      Handover handover,
      IngestMetrics metrics) {
    this.vertx = vertx;
    this.limits = limits;
    this.formats = formats;
    this.door = door;
    this.submitter = submitter;
    this.store = store;
    this.handover = handover;
    this.metrics = metrics;
  }

  /** One upload on its way: the job it will be, and where its bytes go. */
  private record Upload(String job, BlobRef place, String key) {
    Source source() {
      return Source.upload(place);
    }

    List<BlobRef> stored() {
      return List.of(place);
    }
  }

  Future<?> upload(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    request.pause();
    MediaType type = MediaType.of(request);
    if (type.json()) {
      throw Failure.UNSUPPORTED_MEDIA_TYPE.with(
          "Content-Type is "
              + type.name()
              + ", must be an image or multipart/form-data;"
              + " jobs as JSON go to /v1/jobs.");
    }
    String id = Ids.next();
    Upload upload =
        new Upload(
            id,
            new BlobRef(BlobRef.PRIVATE, "uploads/" + id + "/source"),
            IdempotencyKey.read(request));
    JsonObject told = QueryJob.read(ctx.queryParams());
    return (type.multipart() ? parts(request, type, told, upload) : raw(request, told, upload))
        .compose(submission -> handover.submit(submission, upload.stored()))
        .compose(job -> submitter.answer(ctx, job));
  }

  private Future<Submission> raw(HttpServerRequest request, JsonObject told, Upload upload) {
    JobRequest job = door.read(told, upload.source());
    IncomingBody body = IncomingBody.of(vertx, request, BodyRules.upload(limits));
    return store(body, upload).map(sha256 -> submission(upload, job, told, sha256));
  }

  private Future<Submission> parts(
      HttpServerRequest request, MediaType type, JsonObject told, Upload upload) {
    if (!told.isEmpty()) {
      door.read(told, upload.source());
    }
    Multipart parts = new Multipart(vertx, request, type, limits);
    Requests.expectBody(request);
    Future<String> file = parts.file().compose(body -> store(body, upload));
    return parts
        .read()
        .compose(
            job -> {
              if (job != null && !told.isEmpty()) {
                throw Failure.INVALID_VALUE.with(
                    "The job is told twice, in the query and in the part job; tell it once.");
              }
              JsonObject whole = job == null ? told : QueryJob.parse(job);
              JobRequest asked = door.read(whole, upload.source());
              return file.map(sha256 -> submission(upload, asked, whole, sha256));
            })
        // The file may have been stored before something else about the request was found wrong.
        .recover(
            error ->
                file.transform(
                    stored ->
                        stored.succeeded()
                            ? handover
                                .remove(upload.job, upload.stored())
                                .transform(gone -> Future.failedFuture(error))
                            : Future.failedFuture(error)));
  }

  /** Lets the bytes through to the blob store; gives their hash if there is a key to go with it. */
  private Future<String> store(IncomingBody body, Upload upload) {
    long began = System.nanoTime();
    if (upload.key != null) {
      body.hashed();
    }
    return body.peek(ImageFormat.SNIFFED)
        .compose(
            head -> {
              if (head.length() == 0) {
                throw Failure.UPLOAD_EMPTY.with("The upload has no bytes; send an image.");
              }
              BlobMeta meta = BlobMeta.of(ImageFormat.of(head, formats).contentType());
              return store.put(upload.place, meta, body);
            })
        .onFailure(error -> body.abandon())
        .map(
            stored -> {
              Duration took = Duration.ofNanos(System.nanoTime() - began);
              metrics.uploaded(body.bytes(), took);
              log.atDebug()
                  .addKeyValue("job", upload.job)
                  .addKeyValue("bytes", body.bytes())
                  .addKeyValue("ms", took.toMillis())
                  .log("upload stored");
              return upload.key == null ? null : body.sha256();
            });
  }

  private static Submission submission(
      Upload upload, JobRequest job, JsonObject told, String sha256) {
    String fingerprint = upload.key == null ? null : Fingerprint.of(job, told, sha256);
    return new Submission(upload.job, job, upload.key, fingerprint);
  }
}
