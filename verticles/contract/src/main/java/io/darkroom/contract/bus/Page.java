package io.darkroom.contract.bus;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * One page of a listing.
 *
 * @param items jobs as {@link io.darkroom.contract.JobView} has them, or deliveries
 * @param next the next page's cursor; null when there is none
 */
public record Page(List<JsonObject> items, String next) {
  static final Codec<Page> CODEC =
      new Codec<>(
          it -> new JsonObject().put("items", new JsonArray(it.items)).put("next", it.next),
          json ->
              new Page(
                  json.getJsonArray("items").stream().map(JsonObject.class::cast).toList(),
                  json.getString("next")));
}
