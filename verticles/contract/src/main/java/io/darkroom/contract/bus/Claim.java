package io.darkroom.contract.bus;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A worker with free slots asks for jobs.
 *
 * @param worker who asks, unique in the cluster
 * @param operations what it can do
 * @param limit its free slots
 */
public record Claim(String worker, List<String> operations, int limit) {
  static final Codec<Claim> CODEC =
      new Codec<>(
          it ->
              new JsonObject()
                  .put("worker", it.worker)
                  .put("operations", new JsonArray(it.operations))
                  .put("limit", it.limit),
          json ->
              new Claim(
                  json.getString("worker"),
                  json.getJsonArray("operations").stream().map(String.class::cast).toList(),
                  json.getInteger("limit")));
}
