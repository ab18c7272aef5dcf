package io.darkroom.httpingest;

import static io.vertx.core.http.HttpMethod.GET;

import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Output;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.httpclient.AddressGuard;
import io.darkroom.messages.Door;
import io.darkroom.storage.BlobContent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * {@code GET /magnify}: the image of a URL, made larger, while the client waits. The job is one of
 * {@code superres}; its picture is removed when the client has it. A client that leaves takes its
 * job with it; one that has waited long enough is told where the picture will be.
 */
final class Magnify {
  /** As what browsers save the picture = {@value}. */
  static final String FILE = "sharpened.jpg";

  /** What the pictures' keys begin with = {@value}. */
  static final String FOLDER = "magnified/";

  private final Endpoints parts;
  private final MagnifyOptions options;
  private final Duration wait;
  private final Door door;
  private final Submitter submitter;

  private Magnify(Endpoints parts, Door door, Submitter submitter) {
    this.parts = parts;
    this.door = door;
    this.submitter = submitter;
    options = parts.options().magnify();
    Duration most = parts.options().waits().maxWait();
    wait = options.patience().compareTo(most) < 0 ? options.patience() : most;
  }

  /** The endpoints, and the health check that goes with them. */
  static List<Endpoint> of(Endpoints parts, Door door, Submitter submitter, HealthRoutes health) {
    Magnify magnify = new Magnify(parts, door, submitter);
    return List.of(
        magnify.options.open()
            ? Endpoint.open(GET, "/magnify", magnify::get)
            : Endpoint.of(GET, "/magnify", magnify::get),
        Endpoint.open(GET, "/health", health::ok));
  }

  private Future<?> get(RoutingContext ctx) {
    JobRequest request = read(ctx);
    if (parts.watch().full()) {
      throw Failure.OVERLOADED.with("As many clients as may wait already; try again shortly.");
    }
    Promise<Void> left = Promise.promise();
    ctx.addEndHandler(end -> left.tryComplete());
    return submitter
        .submit(new Submission(Ids.next(), request, null, null))
        .compose(job -> parts.watch().ended(job, wait, left.future()))
        .compose(job -> answer(ctx, job));
  }

  private JobRequest read(RoutingContext ctx) {
    JsonObject job =
        Queries.read(
            ctx,
            query -> {
              JsonObject asked = new JsonObject().put("format", "jpeg");
              String model = query.text(SuperresOptions.MODEL);
              asked.put(
                  SuperresOptions.MODEL,
                  model == null || model.isEmpty() ? options.model() : model);
              for (String number :
                  List.of(SuperresOptions.PATCH, SuperresOptions.BATCH, SuperresOptions.PADDING)) {
                put(asked, number, query.text(number));
              }
              String url = query.text("image_url");
              return new JsonObject()
                  .put("operation", SuperresOptions.OPERATION)
                  .put("source", new JsonObject().put("url", url == null ? "" : url))
                  .put("options", asked);
            });
    checkHost(job.getJsonObject("source").getString("url"));
    return door.read(job, null).to(Output.expiring(FOLDER));
  }

  /** The number, or the text for the job's reader to complain about. */
  private static void put(JsonObject options, String key, String text) {
    if (text != null && !text.isEmpty()) {
      options.put(key, text.matches("\\d{1,9}") ? (Object) Integer.valueOf(text) : text);
    }
  }

  private void checkHost(String url) {
    if (url.isEmpty()) {
      throw Failure.MISSING_FIELD.with("image_url is missing; it must be the URL of an image.");
    }
    String host = AddressGuard.host(url).toLowerCase(Locale.ROOT);
    if (!options.allows(host)) {
      throw Failure.HOST_NOT_ALLOWED.with(
          "image_url is on the host "
              + host
              + ", whose images are not made larger here; http-ingest.magnify.hosts lists those"
              + " that are.");
    }
  }

  private Future<?> answer(RoutingContext ctx, JobView job) {
    if (ctx.response().closed()) {
      return job.state().finished() ? removed(job) : parts.bus().ask(Jobs.CANCEL, job.id());
    }
    if (job.state() == JobState.SUCCEEDED) {
      return send(ctx, job.renditions().get(0)).eventually(() -> removed(job));
    }
    if (job.state().finished()) {
      Fault fault = Fault.of(job.json().getJsonObject("failure"));
      throw fault == null ? Failure.CANCELLED.with("The job was cancelled.") : fault.toException();
    }
    if (parts.stopping().getAsBoolean()) {
      throw Failure.SHUTTING_DOWN.with("This node is stopping; ask again.");
    }
    String there = Links.result(job.id(), SuperresOptions.RENDITION);
    ctx.response().putHeader(HttpHeaders.LOCATION, there);
    throw Failure.PICTURE_NOT_READY.with(
        "The picture is not ready after "
            + wait.toSeconds()
            + " s; it will be at "
            + there
            + " when it is.");
  }

  private Future<Void> send(RoutingContext ctx, Rendition picture) {
    return parts
        .store()
        .get(picture.blob(), null)
        .compose(
            content -> {
              if (ctx.response().closed()) {
                content.cancel();
                return Future.succeededFuture();
              }
              return pipe(ctx, picture, content);
            });
  }

  private static Future<Void> pipe(RoutingContext ctx, Rendition picture, BlobContent content) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, picture.contentType())
        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length()))
        .putHeader("Content-Disposition", "attachment; filename=\"" + FILE + "\"")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
    return content.stream().pipeTo(ctx.response()).onFailure(broken -> content.cancel());
  }

  /** What cannot be removed now is removed with the job's record. */
  private Future<Void> removed(JobView job) {
    return parts
        .store()
        .delete(job.renditions().stream().map(Rendition::blob).toList())
        .otherwiseEmpty();
  }
}
