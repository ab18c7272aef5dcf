package io.darkroom.launcher.cli.demo;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A postback that came in and was verified.
 *
 * @param url where it came in
 * @param signature as it was given; one or several
 */
record Postback(String url, String id, String timestamp, String signature, JsonObject body) {
  /** The id of the job that it is about; null if it is about none. */
  String job() {
    return body.getJsonObject("data", new JsonObject()).getString("id");
  }

  /** The request, its body pretty and cut to what tells something. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("POST " + url);
    lines.add("webhook-id: " + id);
    lines.add("webhook-timestamp: " + timestamp);
    lines.add("webhook-signature: " + signature);
    lines.add("");
    lines.addAll(Excerpt.of(body).encodePrettily().lines().toList());
    return lines;
  }
}
