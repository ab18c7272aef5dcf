package io.darkroom.contract.bus;

import io.vertx.core.json.JsonObject;

/**
 * A deliverer with room asks for deliveries that are due.
 *
 * @param kind which kind it serves: {@code postback}, {@code sqs}, ...
 * @param deliverer who asks, unique in the cluster
 * @param limit how many it has room for
 */
public record DeliveryClaim(String kind, String deliverer, int limit) {
  static final Codec<DeliveryClaim> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("kind", it.kind)
                  .put("deliverer", it.deliverer)
                  .put("limit", it.limit),
          json ->
              new DeliveryClaim(
                  json.getString("kind"), json.getString("deliverer"), json.getInteger("limit")));
}
