package io.darkroom.httpingest;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.POST;

import io.darkroom.messages.Door;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;

/** The endpoints of maps, as at the older service. They say no in a form of their own. */
final class Maps {
  private final boolean open;

  private Maps(boolean open) {
    this.open = open;
  }

  static List<Endpoint> of(Endpoints parts, Door door, ResultBytes bytes) {
    MapOptions options = parts.options().maps();
    boolean queued = parts.options().handTo() != null || options.queued();
    MapFinder finder = new MapFinder(parts.bus(), parts.store(), queued);
    MapOrder images = new MapOrder(MapKind.IMAGE, parts, door, options.images());
    MapOrder animations = new MapOrder(MapKind.ANIMATION, parts, door, options.animations());
    MapStatus status = new MapStatus(finder);
    MapDownload download = new MapDownload(finder, bytes);
    Maps maps = new Maps(options.open());
    return List.of(
        maps.endpoint(POST, "/api/service/image", images::take),
        maps.endpoint(POST, "/api/service/animation", animations::take),
        maps.endpoint(POST, "/api/service/{service}", MapOrder::unknown),
        maps.endpoint(GET, "/api/job-status/{id}", status::get),
        maps.endpoint(GET, "/api/job_status/{id}", status::get),
        maps.endpoint(GET, "/api/download/{id}", download::get),
        maps.endpoint(HEAD, "/api/download/{id}", download::head));
  }

  private Endpoint endpoint(
      HttpMethod method, String path, Function<RoutingContext, Future<?>> action) {
    return new Endpoint(method, path, open, MapErrors::of, action);
  }
}
