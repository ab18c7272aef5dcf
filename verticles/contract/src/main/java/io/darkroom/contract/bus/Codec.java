package io.darkroom.contract.bus;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/**
 * How a record becomes JSON and is read back.
 *
 * @param write never gives null
 * @param read gets what {@code write} gave, perhaps from another version: ignores what it does not
 *     know
 */
public record Codec<T>(Function<T, JsonObject> write, Function<JsonObject, T> read) {
  static final Codec<JsonObject> JSON = new Codec<>(Function.identity(), Function.identity());

  /** A text alone. */
  static final Codec<String> TEXT =
      new Codec<>(text -> new JsonObject().put("text", text), json -> json.getString("text"));

  /** A list of records, as {@code {"items": [...]}}. */
  static <T> Codec<List<T>> listOf(Codec<T> item) {
    return new Codec<>(
        list -> {
          JsonArray items = new JsonArray();
          list.forEach(one -> items.add(item.write.apply(one)));
          return new JsonObject().put("items", items);
        },
        json ->
            json.getJsonArray("items").stream()
                .map(one -> item.read.apply((JsonObject) one))
                .toList());
  }
}
