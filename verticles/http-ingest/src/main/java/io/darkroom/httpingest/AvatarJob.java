package io.darkroom.httpingest;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.Output;
import io.darkroom.contract.Source;
import io.darkroom.messages.Door;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The job behind an avatar: {@code renditions} of the original, at keys that are known beforehand.
 * The job owns the original, which goes when the job is forgotten ({@code jobs.retention}).
 */
final class AvatarJob {
  private static final String AVATAR = "avatar";

  private final Door door;
  private final Notify notification;

  private AvatarJob(Door door, Notify notification) {
    this.door = door;
    this.notification = notification;
  }

  /** The jobs of avatars whose end is told so; INVALID_CONFIGURATION where it must not be told. */
  static AvatarJob notifying(Door door, Notify notification) {
    AvatarJob job = new AvatarJob(door, notification);
    try {
      job.of(AvatarOptions.DEFAULT_ID);
    } catch (DarkroomException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "http-ingest.avatars.notify: " + error.getMessage(), error);
    }
    return job;
  }

  /** The job that makes the avatar of that id. */
  JobRequest of(String id) {
    JsonArray renditions = new JsonArray();
    Map<String, String> keys = new LinkedHashMap<>();
    for (AvatarVariant variant : AvatarVariant.values()) {
      renditions.add(variant.wanted());
      keys.put(variant.rendition(), new AvatarName(id, variant).key());
    }
    JobRequest checked =
        door.read(
            new JsonObject()
                .put("options", new JsonObject().put("renditions", renditions))
                .put("notify", notification.toJson())
                .put("metadata", new JsonObject().put(AVATAR, id)),
            Source.upload(AvatarName.original(id)));
    return checked.to(new Output(BlobRef.PUBLIC, "", keys));
  }

  /** True if that job makes an avatar, and not something else that a client knows the id of. */
  static boolean isOne(JobView job) {
    JsonObject metadata = job.json().getJsonObject("metadata", new JsonObject());
    return job.id().equals(metadata.getValue(AVATAR));
  }
}
