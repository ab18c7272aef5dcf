package io.darkroom.contract.profiles;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Presets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The options of the operation {@code profile-images}: the pictures of one profile's avatar.
 *
 * @param entityId the profile entity's identifier
 * @param entity the entity; null when it is to be asked for. One without its avatar is asked for,
 *     too
 * @param contentServerUrls where it and what it wears are asked for, in this order; empty for the
 *     installation's servers
 * @param force true to draw again what is there already
 */
public record ProfileImagesOptions(
    String entityId, ProfileEntity entity, List<String> contentServerUrls, boolean force) {
  /** The operation's name = {@value}. */
  public static final String OPERATION = "profile-images";

  /** The rendition that shows the face = {@value}. */
  public static final String FACE = "face";

  /** The rendition that shows all of the avatar = {@value}. */
  public static final String BODY = "body";

  /** Most content servers of one job = {@value}. */
  public static final int MAX_SERVERS = 16;

  private static final int MAX_URL = 1_024;

  /** Copies the list. */
  public ProfileImagesOptions {
    contentServerUrls = List.copyOf(contentServerUrls);
  }

  /** The pictures of an entity that is known whole, or of which at least the id is. */
  public static ProfileImagesOptions of(ProfileEntity entity, List<String> contentServerUrls) {
    return new ProfileImagesOptions(entity.id(), entity, contentServerUrls, false);
  }

  /** The pictures of an entity that is to be asked for. */
  public static ProfileImagesOptions of(String entityId, List<String> contentServerUrls) {
    return new ProfileImagesOptions(entityId, null, contentServerUrls, false);
  }

  /** Reads a sender's JSON, complaining about what is wrong with it. */
  public static ProfileImagesOptions read(Conf conf) {
    conf.has(Presets.KEY); // resolved before
    String entityId = conf.text("entityId", null);
    ProfileEntity entity = conf.has("entity") ? ProfileEntity.read(conf, "entity") : null;
    if ((entityId == null) == (entity == null)) {
      conf.complain(
          Failure.MISSING_FIELD, "entityId", "must be given, or entity, and only one of them");
    } else if (entityId != null && !ProfileEntity.isId(entityId)) {
      conf.complain(
          Failure.INVALID_VALUE, "entityId", "must be 1 to 128 letters and digits, no others");
    }
    return conf.done(
        new ProfileImagesOptions(
            entity == null ? entityId : entity.id(),
            entity,
            servers(conf, "contentServerUrls", List.of()),
            conf.flag("force", false)));
  }

  /** Addresses of content servers, with or without {@code /content} at their end. */
  static List<String> servers(Conf conf, String key, List<String> fallback) {
    List<String> urls = conf.texts(key, fallback);
    if (urls.size() > MAX_SERVERS) {
      conf.complain(
          Failure.INVALID_VALUE,
          key,
          "has " + urls.size() + " content servers, at most " + MAX_SERVERS + " are taken");
      return fallback;
    }
    if (!urls.stream()
        .allMatch(url -> url.length() <= MAX_URL && url.matches("https?://[^\\s?#]+"))) {
      conf.complain(
          Failure.INVALID_VALUE,
          key,
          "must list http or https addresses of at most "
              + MAX_URL
              + " characters, without ? and #");
      return fallback;
    }
    return urls;
  }

  /** Reads options that were checked at the door. */
  public static ProfileImagesOptions of(JsonObject options) {
    Conf conf = Conf.of(options);
    ProfileImagesOptions read = read(conf);
    conf.throwIfAny();
    return read;
  }

  /** As JSON, as a job's options have it. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    if (entity == null) {
      json.put("entityId", entityId);
    } else {
      json.put("entity", entity.json());
    }
    if (!contentServerUrls.isEmpty()) {
      json.put("contentServerUrls", new JsonArray(contentServerUrls));
    }
    return force ? json.put("force", true) : json;
  }
}
