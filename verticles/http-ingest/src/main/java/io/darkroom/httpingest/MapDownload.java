package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Rendition;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;

/**
 * {@code GET /api/download/{id}}: a map's file. {@code JOB_NOT_FINISHED} while it is not made,
 * {@code MAP_NOT_MADE} when it will not be, {@code MAP_EXPIRED} when it is there no longer.
 */
final class MapDownload {
  private final MapFinder finder;
  private final ResultBytes bytes;

  MapDownload(MapFinder finder, ResultBytes bytes) {
    this.finder = finder;
    this.bytes = bytes;
  }

  Future<?> get(RoutingContext ctx) {
    return serve(ctx, bytes::get);
  }

  Future<?> head(RoutingContext ctx) {
    return serve(ctx, bytes::head);
  }

  private Future<?> serve(
      RoutingContext ctx, BiFunction<RoutingContext, Rendition, Future<Void>> answer) {
    return finder
        .find(ctx.pathParam("id"))
        .compose(
            found -> {
              Rendition file = file(found);
              String name = file.blob().key().replaceFirst(".*/", "");
              ctx.response().putHeader("Content-Disposition", "inline; filename=\"" + name + "\"");
              return answer.apply(ctx, file);
            })
        .recover(error -> Future.failedFuture(named(error)));
  }

  private static Rendition file(MapFound found) {
    JsonObject document = found.document();
    if (!MapDocument.ended(document)) {
      JsonObject progress = document.getJsonObject("progress");
      throw Failure.JOB_NOT_FINISHED.with(
          "The map is not made yet; its status is "
              + document.getString("status")
              + (progress == null
                  ? "."
                  : ", "
                      + progress.getValue("done")
                      + " of "
                      + progress.getValue("total")
                      + " done."));
    }
    if (found.rendition() == null) {
      JsonObject failure = document.getJsonObject("failure", new JsonObject());
      throw Failure.MAP_NOT_MADE.with(
          "The map could not be made: "
              + failure.getString("code", "CANCELLED")
              + ". "
              + failure.getString("message", ""));
    }
    return found.rendition();
  }

  private static Throwable named(Throwable error) {
    return DarkroomException.of(error).failure() == Failure.BLOB_NOT_FOUND
        ? Failure.MAP_EXPIRED.with("The map's file was removed; ask for the map anew.", error)
        : error;
  }
}
