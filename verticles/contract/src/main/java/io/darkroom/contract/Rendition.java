package io.darkroom.contract;

import io.vertx.core.json.JsonObject;

/**
 * One output of a job, as its result lists it.
 *
 * @param name unique within the job
 * @param blob where the bytes are
 * @param contentType its media type
 * @param bytes its size
 * @param width in pixels; 0 for what has none
 * @param height in pixels; 0 for what has none
 * @param url where the public finds it; null when it cannot be had by URL
 * @param etag of the stored bytes, without quotes
 */
public record Rendition(
    String name,
    BlobRef blob,
    String contentType,
    long bytes,
    int width,
    int height,
    String url,
    String etag) {

  /** As JSON. */
  public JsonObject toJson() {
    JsonObject json =
        new JsonObject()
            .put("name", name)
            .put("blob", blob.toJson())
            .put("contentType", contentType)
            .put("bytes", bytes);
    if (width > 0) {
      json.put("width", width).put("height", height);
    }
    if (url != null) {
      json.put("url", url);
    }
    return json.put("etag", etag);
  }

  /** Reads what {@link #toJson} wrote. */
  public static Rendition of(JsonObject json) {
    return new Rendition(
        json.getString("name"),
        BlobRef.of(json.getJsonObject("blob")),
        json.getString("contentType"),
        json.getLong("bytes"),
        json.getInteger("width", 0),
        json.getInteger("height", 0),
        json.getString("url"),
        json.getString("etag"));
  }
}
