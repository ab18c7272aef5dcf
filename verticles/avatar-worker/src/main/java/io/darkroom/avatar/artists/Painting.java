package io.darkroom.avatar.artists;

import io.darkroom.avatar.outfit.LeftOut;
import io.darkroom.avatar.wardrobe.Dressing;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The pictures of an avatar.
 *
 * @param artist who made them
 * @param manner in which they were made
 * @param face a PNG of 256x256
 * @param body a PNG of 256x512
 * @param dressing what is worn in them; null when the artist does not say
 * @param leftOut what should be in them and could not be drawn
 */
public record Painting(
    String artist,
    String manner,
    Buffer face,
    Buffer body,
    Dressing dressing,
    List<LeftOut> leftOut) {
  /** Copies the list. */
  public Painting {
    leftOut = List.copyOf(leftOut);
  }

  /** What was worn, hidden and left out, as a job's result says it. */
  public JsonObject facts() {
    JsonObject facts = new JsonObject().put("renderer", artist);
    if (dressing != null) {
      JsonArray worn = new JsonArray();
      dressing
          .worn()
          .forEach(
              (category, one) ->
                  worn.add(
                      new JsonObject().put("category", category).put("urn", one.wearable().urn())));
      facts
          .put("worn", worn)
          .put("hidden", array(dressing.hidden()))
          .put("removed", array(dressing.removed()))
          .put("unfit", array(dressing.unfit()));
    }
    JsonArray without = new JsonArray();
    for (LeftOut one : leftOut) {
      without.add(
          new JsonObject()
              .put("urn", one.name())
              .put("category", one.category())
              .put("failure", one.failure().name())
              .put("message", one.reason()));
    }
    return facts.put("leftOut", without).put("leftOutCount", leftOut.size());
  }

  private static JsonArray array(Iterable<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
