package io.darkroom.launcher.cli.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What of a postback fits on a screen, and still tells what it is. */
final class Excerpt {
  private static final List<String> OF_JOB =
      List.of("id", "state", "operation", "metadata", "createdAt", "finishedAt", "failure");
  private static final List<String> OF_RENDITION =
      List.of("name", "contentType", "width", "height", "bytes");
  private static final int RENDITIONS = 1;

  private Excerpt() {}

  /** The excerpt of a body as {@code postback} sends it: {@code type, timestamp, data}. */
  static JsonObject of(JsonObject body) {
    JsonObject job = body.getJsonObject("data", new JsonObject());
    JsonObject shown = only(job, OF_JOB);
    JsonObject result = job.getJsonObject("result");
    if (result != null && result.getJsonArray("renditions") != null) {
      shown.put(
          "result", new JsonObject().put("renditions", some(result.getJsonArray("renditions"))));
    }
    return only(body, List.of("type", "timestamp")).put("data", shown);
  }

  private static JsonArray some(JsonArray renditions) {
    JsonArray some = new JsonArray();
    for (int i = 0; i < renditions.size() && i < RENDITIONS; i++) {
      some.add(only(renditions.getJsonObject(i), OF_RENDITION));
    }
    int more = renditions.size() - some.size();
    return more > 0 ? some.add("... " + more + " more") : some;
  }

  private static JsonObject only(JsonObject json, List<String> keys) {
    JsonObject some = new JsonObject();
    keys.forEach(
        key -> {
          if (json.containsKey(key)) {
            some.put(key, json.getValue(key));
          }
        });
    return some;
  }
}
