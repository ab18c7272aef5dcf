package io.darkroom.scheduler.profiles;

import io.darkroom.contract.profiles.ProfileEntity;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A deployment of a profile, as a content server tells of it.
 *
 * @param entity what was deployed
 * @param at when that server got it, by its own clock, in ms since 1970
 */
record Change(ProfileEntity entity, long at) {
  private static final List<String> KEPT =
      List.of("entityId", "entityType", "entityTimestamp", "pointers", "content", "metadata");

  /** Reads what a server tells of one; null for what is no profile that pictures can be made of. */
  static Change of(JsonObject delta, long at) {
    JsonObject kept = new JsonObject();
    KEPT.stream()
        .filter(key -> delta.getValue(key) != null)
        .forEach(key -> kept.put(key, delta.getValue(key)));
    ProfileEntity entity = ProfileEntity.of(kept);
    boolean profile =
        ProfileEntity.TYPE.equals(kept.getValue("entityType"))
            && ProfileEntity.isId(entity.id())
            && !entity.pointer().isEmpty();
    return profile ? new Change(entity, at) : null;
  }

  /** Of several deployments of one profile the latest, in the order they came in. */
  static List<Change> latest(Collection<Change> changes) {
    Map<String, Change> latest = new LinkedHashMap<>();
    for (Change change : changes) {
      latest.merge(
          change.entity().pointer(),
          change,
          (one, other) -> other.entity().timestamp() >= one.entity().timestamp() ? other : one);
    }
    return List.copyOf(latest.values());
  }
}
