package io.darkroom.superres;

import io.darkroom.contract.superres.SuperresOptions;
import io.vertx.core.json.JsonObject;

/**
 * Some tiles that are to be made of a picture: the options of a job {@code superres-part}, and what
 * a {@link SuperresTask} is called with.
 *
 * @param options of the whole job, the tiling as it was planned
 * @param sha256 of the model's file with which it was planned
 */
record GroupOrder(JsonObject options, String sha256, Group group) {
  private static final String GROUP = "group";

  /** Orders that group of what was planned. */
  static GroupOrder of(Prospect planned, JsonObject options, Group group) {
    JsonObject exact =
        options
            .copy()
            .put(SuperresOptions.PATCH, planned.tiling().patch())
            .put(SuperresOptions.PADDING, planned.tiling().overlap());
    return new GroupOrder(exact, planned.model().sha256(), group);
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("options", options)
        .put("sha256", sha256)
        .put(GROUP, new JsonObject().put("first", group.first()).put("end", group.end()));
  }

  static GroupOrder of(JsonObject json) {
    JsonObject group = json.getJsonObject(GROUP);
    return new GroupOrder(
        json.getJsonObject("options"),
        json.getString("sha256"),
        new Group(group.getInteger("first"), group.getInteger("end")));
  }

  /** True if a task was called with an order of this kind. */
  static boolean is(JsonObject what) {
    return what.containsKey(GROUP);
  }
}
