package io.darkroom.contract.profiles;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A profile as it was deployed to a content server. Content servers say {@code id}, {@code type},
 * {@code timestamp}; messages say {@code entityId}, {@code entityType}, {@code entityTimestamp}.
 *
 * @param id the entity's content identifier; keys of pictures have it
 * @param pointer the address that the profile is of, in lower case; empty when it is not said
 * @param timestamp when it was deployed, in ms since 1970; 0 when it is not said
 * @param json all of it, as it came
 */
public record ProfileEntity(String id, String pointer, long timestamp, JsonObject json) {
  /** The type of entities that are profiles = {@value}. */
  public static final String TYPE = "profile";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,128}");

  /**
   * True for what can be an entity's or a content's identifier: letters and digits, 128 at most.
   */
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /**
   * Reads an entity.
   *
   * @param conf what holds it under {@code key}, and hears what is wrong with it
   */
  public static ProfileEntity read(Conf conf, String key) {
    JsonObject json = conf.object(key);
    String id = text(json, "id", "entityId");
    if (id.isEmpty()) {
      conf.complain(
          Failure.MISSING_FIELD, key + ".id", "is missing; give the entity's id, or its entityId");
    } else if (!isId(id)) {
      conf.complain(
          Failure.INVALID_VALUE, key + ".id", "must be 1 to 128 letters and digits, no others");
    }
    String type = text(json, "type", "entityType");
    if (!type.isEmpty() && !type.equals(TYPE)) {
      conf.complain(Failure.INVALID_VALUE, key + ".type", "is not " + TYPE);
    }
    return of(json);
  }

  /** Reads an entity that was checked, or that a content server gave. */
  public static ProfileEntity of(JsonObject json) {
    String pointer =
        json.getValue("pointers") instanceof JsonArray pointers
                && !pointers.isEmpty()
                && pointers.getValue(0) instanceof String first
            ? first.toLowerCase(Locale.ROOT)
            : "";
    return new ProfileEntity(
        text(json, "id", "entityId"), pointer, number(json, "timestamp", "entityTimestamp"), json);
  }

  /** What the first avatar wears and looks like; null when the entity came without. */
  public JsonObject avatar() {
    return json.getValue("metadata") instanceof JsonObject metadata
            && metadata.getValue("avatars") instanceof JsonArray avatars
            && !avatars.isEmpty()
            && avatars.getValue(0) instanceof JsonObject first
            && first.getValue("avatar") instanceof JsonObject avatar
        ? avatar
        : null;
  }

  /** The files that were deployed with it: from their names to their content identifiers. */
  public Map<String, String> content() {
    Map<String, String> content = new TreeMap<>();
    if (json.getValue("content") instanceof JsonArray files) {
      for (int i = 0; i < files.size(); i++) {
        if (files.getValue(i) instanceof JsonObject file
            && name(file) instanceof String name
            && file.getValue("hash") instanceof String hash
            && isId(hash)) {
          content.put(name, hash);
        }
      }
    }
    return content;
  }

  /** Deployments say {@code file}; what {@code pointer-changes} gives says {@code key}. */
  private static Object name(JsonObject file) {
    Object name = file.getValue("file");
    return name == null ? file.getValue("key") : name;
  }

  private static String text(JsonObject json, String name, String other) {
    if (json.getValue(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    return json.getValue(other) instanceof String text ? text : "";
  }

  private static long number(JsonObject json, String name, String other) {
    if (json.getValue(name) instanceof Number number) {
      return number.longValue();
    }
    return json.getValue(other) instanceof Number number ? number.longValue() : 0;
  }
}
