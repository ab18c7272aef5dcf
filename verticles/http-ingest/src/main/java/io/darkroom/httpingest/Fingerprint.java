package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkroom.contract.JobRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/**
 * What was asked, as a hash: the same key with another one is a mistake of the sender. The order of
 * an object's keys does not count; of an upload, its bytes count and not where they were put.
 */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * @param told the job as it was sent: of a preset its name counts, since the same request finds
   *     the same job also when the preset's newest version is another
   * @param uploaded the hash of the bytes that came along, or null
   */
  static String of(JobRequest request, JsonObject told, String uploaded) {
    JsonObject json =
        request.toJson().put("options", told.getJsonObject("options", new JsonObject()));
    if (uploaded != null) {
      json.put("source", new JsonObject().put("sha256", uploaded));
    }
    return HexFormat.of().formatHex(Hashes.sha256(sorted(json).toString().getBytes(UTF_8)));
  }

  private static Object sorted(Object value) {
    if (value instanceof JsonObject object) {
      TreeMap<String, Object> sorted = new TreeMap<>();
      object.forEach(entry -> sorted.put(entry.getKey(), sorted(entry.getValue())));
      return new JsonObject(new LinkedHashMap<>(sorted));
    }
    if (value instanceof JsonArray array) {
      JsonArray sorted = new JsonArray();
      array.forEach(element -> sorted.add(sorted(element)));
      return sorted;
    }
    return value;
  }
}
