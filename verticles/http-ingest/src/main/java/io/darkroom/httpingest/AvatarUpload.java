package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Submission;
import io.darkroom.httpingest.tokens.Bearer;
import io.darkroom.httpingest.tokens.SecretHash;
import io.darkroom.storage.BlobMeta;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/avatar/upload}: a PNG or JPEG as the body. Its bytes go to the private bucket as
 * they come, under the avatar's id; then the job that makes the pictures is handed over, and the
 * answer is 201 when that job is durable.
 */
final class AvatarUpload {
  private static final Logger log = LoggerFactory.getLogger(AvatarUpload.class);

  private final Vertx vertx;
  private final HttpIngestOptions options;
  private final AvatarAccess access;
  private final AvatarJob jobs;
  private final AvatarView view;
  private final BlobStore store;
  private final Handover handover;
  private final JobWatch watch;
  private final IngestMetrics metrics;

  AvatarUpload(Endpoints parts, AvatarAccess access, AvatarJob jobs, Handover handover) {
    this.vertx = parts.vertx();
    this.options = parts.options();
    this.access = access;
    this.jobs = jobs;
    this.view = new AvatarView(options.avatars());
    this.store = parts.store();
    this.handover = handover;
    this.watch = parts.watch();
    this.metrics = parts.metrics();
  }

  Future<?> upload(RoutingContext ctx) {
    ctx.request().pause();
    return access
        .check(ctx)
        .compose(bearer -> take(ctx.request(), bearer))
        .compose(job -> ready(ctx, job))
        .compose(job -> answer(ctx, AvatarView.made(job)));
  }

  private Future<JobView> take(HttpServerRequest request, Bearer bearer) {
    checkHead(request);
    BodyRules rules =
        new BodyRules(
            options.avatars().maxUpload(),
            Failure.UPLOAD_TOO_LARGE,
            "avatars.maxUpload",
            options.limits());
    String id = AvatarName.newId();
    JobRequest job = jobs.of(id);
    IncomingBody body = IncomingBody.of(vertx, request, rules);
    List<BlobRef> stored = List.of(AvatarName.original(id), AvatarName.owner(id));
    return store(id, body)
        .compose(nothing -> sign(id, bearer))
        .recover(
            error ->
                handover.remove(id, stored).transform(gone -> Future.<Void>failedFuture(error)))
        .compose(nothing -> handover.submit(new Submission(id, job, null, null), stored));
  }

  private static void checkHead(HttpServerRequest request) {
    MediaType type = MediaType.of(request);
    if (type.json()) {
      throw Failure.PROVIDER_NOT_SUPPORTED.with(
          "Avatars are not fetched from providers; send the picture itself as the body, as"
              + " image/png or image/jpeg.");
    }
    if (!type.name().equals("image/png") && !type.name().equals("image/jpeg")) {
      throw Failure.UNSUPPORTED_MEDIA_TYPE.with(
          "Content-Type is "
              + (type.missing() ? "missing" : type.name())
              + ", must be image/png or image/jpeg.");
    }
    if (Requests.length(request) < 0) {
      throw Failure.MISSING_FIELD.with(
          "The header Content-Length is missing; send the picture with its length.");
    }
  }

  /** Lets the bytes through to the blob store if they begin as a PNG or a JPEG. */
  private Future<Void> store(String id, IncomingBody body) {
    long began = System.nanoTime();
    return body.peek(ImageFormat.SNIFFED)
        .compose(
            head ->
                store.put(AvatarName.original(id), BlobMeta.of(format(head).contentType()), body))
        .onFailure(error -> body.abandon())
        .map(
            stored -> {
              Duration took = Duration.ofNanos(System.nanoTime() - began);
              metrics.uploaded(body.bytes(), took);
              log.atDebug()
                  .addKeyValue("avatar", id)
                  .addKeyValue("bytes", body.bytes())
                  .addKeyValue("ms", took.toMillis())
                  .log("avatar stored");
              return null;
            });
  }

  private ImageFormat format(Buffer head) {
    if (head.length() == 0) {
      throw Failure.UPLOAD_EMPTY.with("The upload has no bytes; send a picture.");
    }
    ImageFormat format = ImageFormat.of(head, options.formats());
    if (format != ImageFormat.PNG && format != ImageFormat.JPEG) {
      throw Failure.FORMAT_NOT_ALLOWED.with(
          "The picture is " + format.contentType() + ", must be image/png or image/jpeg.");
    }
    return format;
  }

  /** Notes whose it is, as a hash: who may read the bucket need not learn who our users are. */
  private Future<Void> sign(String id, Bearer bearer) {
    if (bearer.subject() == null) {
      return Future.succeededFuture();
    }
    Buffer owner = Buffer.buffer(SecretHash.given(bearer.subject()).hex(), UTF_8.name());
    return store.put(AvatarName.owner(id), BlobMeta.of("text/plain"), owner).mapEmpty();
  }

  /** Waits for the pictures, as long as the client prefers or the configuration says. */
  private Future<JobView> ready(RoutingContext ctx, JobView job) {
    Duration most = options.waits().maxWait();
    Optional<Duration> preferred = Preference.wait(ctx.request().headers().getAll("Prefer"), most);
    Duration wait = preferred.orElse(options.avatars().patience());
    Promise<Void> left = Promise.promise();
    ctx.addEndHandler(end -> left.tryComplete());
    preferred.ifPresent(
        time -> ctx.response().putHeader("Preference-Applied", "wait=" + time.toSeconds()));
    return watch.ended(job, wait.compareTo(most) > 0 ? most : wait, left.future());
  }

  private Future<Void> answer(RoutingContext ctx, JobView job) {
    ctx.response().putHeader(HttpHeaders.LOCATION, "/a/" + job.id());
    AvatarView.link(ctx.response(), job.id());
    return Answers.json(ctx, 201, view.of(ctx.request(), job));
  }
}
