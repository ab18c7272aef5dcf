package io.darkroom.httpingest;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import java.util.List;

/**
 * Finds what became of a map: by its job; where the job is forgotten, by its file; where it is in a
 * queue still, by its ticket.
 */
final class MapFinder {
  private final Bus bus;
  private final BlobStore store;
  private final boolean queued;

  /**
   * @param queued true where jobs are handed to a queue, and {@code jobs} may be out of reach
   */
  MapFinder(Bus bus, BlobStore store, boolean queued) {
    this.bus = bus;
    this.store = store;
    this.queued = queued;
  }

  /** The map of that id; {@code JOB_NOT_FOUND} if there never was one, else {@code MAP_EXPIRED}. */
  Future<MapFound> find(String id) {
    if (!Ids.valid(id)) {
      return Future.failedFuture(unknown());
    }
    return bus.ask(Jobs.GET, id)
        .map(MapFinder::found)
        .recover(
            error ->
                switch (DarkroomException.of(error).failure()) {
                  case JOB_NOT_FOUND -> stored(id);
                  case JOBS_UNAVAILABLE -> queued ? stored(id) : Future.failedFuture(error);
                  default -> Future.failedFuture(error);
                });
  }

  private static MapFound found(JobView job) {
    if (MapKind.of(job).isEmpty()) {
      throw unknown();
    }
    List<Rendition> renditions = job.renditions();
    return new MapFound(MapDocument.of(job), renditions.isEmpty() ? null : renditions.get(0));
  }

  private Future<MapFound> stored(String id) {
    return store
        .list(BlobRef.PUBLIC, MapJob.prefix(id), 1)
        .compose(
            files ->
                files.isEmpty()
                    ? waiting(id)
                    : store.head(files.get(0).ref()).map(file -> made(id, file)));
  }

  private static MapFound made(String id, BlobInfo file) {
    Rendition rendition =
        new Rendition(
            MapJob.RENDITION,
            file.ref(),
            file.meta().contentType(),
            file.bytes(),
            0,
            0,
            null,
            file.etag());
    return new MapFound(MapDocument.made(id, rendition), rendition);
  }

  private Future<MapFound> waiting(String id) {
    Future<BlobInfo> ticket =
        queued
            ? store.head(MapJob.ticket(id))
            : Future.failedFuture(Failure.BLOB_NOT_FOUND.with("There are no tickets."));
    return ticket
        .map(there -> new MapFound(MapDocument.pending(id), null))
        .recover(
            error -> {
              if (DarkroomException.of(error).failure() != Failure.BLOB_NOT_FOUND) {
                return Future.failedFuture(error);
              }
              return Future.failedFuture(
                  MapId.time(id)
                      .map(
                          time ->
                              Failure.MAP_EXPIRED.with(
                                  "The map was asked for at "
                                      + time
                                      + " and is kept no longer; ask for it anew."))
                      .orElseGet(MapFinder::unknown));
            });
  }

  private static DarkroomException unknown() {
    return Failure.JOB_NOT_FOUND.with(
        "There is no map of that id; ids are the _id, 24 hex digits, that the request was answered"
            + " with.");
  }
}
