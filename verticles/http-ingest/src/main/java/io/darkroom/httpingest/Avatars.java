package io.darkroom.httpingest;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.POST;

import io.darkroom.messages.Door;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;

/** The endpoints of user avatars. They ask for tokens themselves, and say no in their own form. */
final class Avatars {
  private Avatars() {}

  static List<Endpoint> of(Endpoints parts, Door door, Handover handover, HealthRoutes health) {
    AvatarOptions options = parts.options().avatars();
    AvatarAccess access =
        new AvatarAccess(
            parts.verifier(), options.auth().scopes(), ApiKeys.of(parts.options().apiKeys()));
    AvatarJob jobs = AvatarJob.notifying(door, options.notification());
    AvatarUpload upload = new AvatarUpload(parts, access, jobs, handover);
    AvatarStatus status = new AvatarStatus(parts, access);
    AvatarRemoval removal = new AvatarRemoval(parts, access);
    AvatarPictures pictures = new AvatarPictures(parts.store(), options);
    return List.of(
        endpoint(POST, "/v1/avatar/upload", upload::upload),
        endpoint(GET, "/v1/avatar/{id}", status::get),
        endpoint(DELETE, "/v1/avatar/{id}", removal::remove),
        endpoint(GET, "/a/{id}", pictures::get),
        endpoint(HEAD, "/a/{id}", pictures::get),
        endpoint(GET, "/__heartbeat__", health::heartbeat));
  }

  private static Endpoint endpoint(
      HttpMethod method, String path, Function<RoutingContext, Future<?>> action) {
    return new Endpoint(method, path, true, AvatarErrors::of, action);
  }
}
