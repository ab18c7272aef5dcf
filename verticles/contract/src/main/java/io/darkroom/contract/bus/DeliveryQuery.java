package io.darkroom.contract.bus;

import io.vertx.core.json.JsonObject;

/**
 * Which deliveries to list.
 *
 * @param state {@code pending}, {@code delivered} or {@code dead}
 * @param limit at most so many, 1 to 1000
 * @param cursor where the page before ended; null for the first page
 */
public record DeliveryQuery(String state, int limit, String cursor) {
  static final Codec<DeliveryQuery> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("state", it.state)
                  .put("limit", it.limit)
                  .put("cursor", it.cursor),
          json ->
              new DeliveryQuery(
                  json.getString("state"), json.getInteger("limit"), json.getString("cursor")));
}
