package io.darkroom.httpingest;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;

/** An avatar as its uploader sees it: {@code id} and {@code url}, and how far it is. */
final class AvatarView {
  private final AvatarOptions options;

  AvatarView(AvatarOptions options) {
    this.options = options;
  }

  /** The avatar that the job makes, with the links by which to follow it. */
  JsonObject of(HttpServerRequest request, JobView job) {
    JsonObject view = of(request, job.id(), job.state());
    view.getJsonObject("links")
        .put("job", Links.job(job.id()))
        .put("events", Links.events(job.id()));
    JsonObject failure = job.json().getJsonObject("failure");
    return failure == null ? view : view.put("failure", failure);
  }

  /** The avatar alone, when its job is forgotten. */
  JsonObject of(HttpServerRequest request, String id, JobState state) {
    return new JsonObject()
        .put("id", id)
        .put("url", url(request, id))
        .put("state", state.wire())
        .put("links", new JsonObject().put("status", status(id)));
  }

  /** The same links for those who read headers (RFC 8288; RFC 8631, RFC 5989). */
  static void link(HttpServerResponse response, String id) {
    response.putHeader(
        "Link",
        "<"
            + status(id)
            + ">; rel=\"status\", <"
            + Links.job(id)
            + ">; rel=\"via\", <"
            + Links.events(id)
            + ">; rel=\"monitor\"");
  }

  /** Fails with what an uploader should hear of a job that made no avatar. */
  static JobView made(JobView job) {
    if (job.state() == JobState.FAILED) {
      JsonObject failure = job.json().getJsonObject("failure", new JsonObject());
      throw Failure.AVATAR_NOT_MADE.with(
          "The picture could not be made into an avatar: "
              + failure.getString("code")
              + ". "
              + failure.getString("message"));
    }
    if (job.state() == JobState.CANCELLED) {
      throw Failure.AVATAR_NOT_FOUND.with("The avatar was removed before it was ready.");
    }
    return job;
  }

  private String url(HttpServerRequest request, String id) {
    String base = options.publicUrl();
    HostAndPort authority = request.authority();
    if (base == null) {
      base = authority == null ? "" : request.scheme() + "://" + authority;
    }
    return base + "/a/" + id;
  }

  private static String status(String id) {
    return "/v1/avatar/" + id;
  }
}
