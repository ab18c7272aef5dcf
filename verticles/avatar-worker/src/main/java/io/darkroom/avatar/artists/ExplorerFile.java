package io.darkroom.avatar.artists;

import static io.darkroom.avatar.outfit.Portraits.BODY_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.BODY_WIDTH;
import static io.darkroom.avatar.outfit.Portraits.FACE_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.FACE_WIDTH;

import io.darkroom.avatar.catalyst.Catalyst;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that tells the game's client which avatars to draw, and where to.
 *
 * @param baseUrl of a content server, with {@code /content}
 * @param avatars in the order of the file
 */
public record ExplorerFile(String baseUrl, List<Order> avatars) {
  /** Most avatars of one file = {@value}. */
  private static final int MAX_AVATARS = 10_000;

  /**
   * One avatar.
   *
   * @param entity the profile's entity
   * @param destPath file of the body's picture
   * @param faceDestPath file of the face's picture; null for none
   * @param avatar as the profile has it
   */
  public record Order(String entity, String destPath, String faceDestPath, JsonObject avatar) {
    JsonObject toJson() {
      return new JsonObject()
          .put("entity", entity)
          .put("destPath", destPath)
          .put("width", BODY_WIDTH)
          .put("height", BODY_HEIGHT)
          .put("faceDestPath", faceDestPath)
          .put("faceWidth", FACE_WIDTH)
          .put("faceHeight", FACE_HEIGHT)
          .put("avatar", avatar);
    }
  }

  /** Copies the list. */
  public ExplorerFile {
    avatars = List.copyOf(avatars);
  }

  /** As JSON. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("baseUrl", baseUrl)
        .put("payload", new JsonArray(avatars.stream().map(Order::toJson).toList()));
  }

  /** Reads a file that was written for the game's client. Fails with {@code INVALID_VALUE}. */
  public static ExplorerFile of(JsonObject json) {
    if (!(json.getValue("baseUrl") instanceof String baseUrl)) {
      throw Failure.INVALID_VALUE.with("The file of avatars has no baseUrl.");
    }
    if (!(json.getValue("payload") instanceof JsonArray payload) || payload.size() > MAX_AVATARS) {
      throw Failure.INVALID_VALUE.with(
          "The file of avatars has no payload, or more than " + MAX_AVATARS + " avatars in it.");
    }
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < payload.size(); i++) {
      orders.add(order(payload, i));
    }
    return new ExplorerFile(Catalyst.base(baseUrl), orders);
  }

  private static Order order(JsonArray payload, int at) {
    if (payload.getValue(at) instanceof JsonObject one
        && one.getValue("destPath") instanceof String destPath
        && one.getValue("avatar") instanceof JsonObject avatar) {
      size(one, at, "width", BODY_WIDTH);
      size(one, at, "height", BODY_HEIGHT);
      String face = one.getValue("faceDestPath") instanceof String path ? path : null;
      if (face != null) {
        size(one, at, "faceWidth", FACE_WIDTH);
        size(one, at, "faceHeight", FACE_HEIGHT);
      }
      return new Order(
          one.getValue("entity") instanceof String entity ? entity : "", destPath, face, avatar);
    }
    throw Failure.INVALID_VALUE.with(
        "payload[" + at + "] of the file of avatars has no destPath, or no avatar.");
  }

  private static void size(JsonObject one, int at, String key, int only) {
    if (!(one.getValue(key) instanceof Number number) || number.doubleValue() != only) {
      throw Failure.INVALID_VALUE.with(
          "payload["
              + at
              + "]."
              + key
              + " is "
              + one.getValue(key)
              + "; pictures are drawn with "
              + only
              + " only.");
    }
  }
}
