package io.darkroom.httpingest;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Output;
import io.darkroom.contract.Source;
import io.darkroom.messages.Door;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * The job behind a map. Its file has a key that follows from the id, so that it is found when the
 * job is forgotten, or kept by another cluster.
 */
final class MapJob {
  /** The name of the one rendition that a map has = {@value}. */
  static final String RENDITION = "map";

  private static final String FOLDER = "maps/";

  private MapJob() {}

  /**
   * The job that makes what the body describes, or all complaints about it.
   *
   * @param ticket the blob that the job is to own, or null
   */
  static JobRequest of(Door door, MapKind kind, String id, JsonObject body, BlobRef ticket) {
    JobRequest checked =
        door.read(new JsonObject().put("operation", kind.operation()).put("options", body), null);
    return checked
        .from(ticket == null ? null : Source.upload(ticket))
        .to(new Output(BlobRef.PUBLIC, "", Map.of(RENDITION, prefix(id) + Output.EXT)));
  }

  /** What the key of that map begins with; its extension follows. */
  static String prefix(String id) {
    return FOLDER + id + ".";
  }

  /**
   * The blob that says that there is such a job, as long as it is in a queue and known to nobody;
   * it belongs to the job, and goes with it.
   */
  static BlobRef ticket(String id) {
    return new BlobRef(BlobRef.PRIVATE, FOLDER + id + ".json");
  }
}
