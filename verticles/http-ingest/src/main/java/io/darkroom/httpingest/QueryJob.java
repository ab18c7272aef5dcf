package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Presets;
import io.darkroom.contract.renditions.RenditionText;
import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The job of an upload, as the query of {@code POST /v1/images} tells it. */
final class QueryJob {
  private static final String METADATA = "metadata.";

  private QueryJob() {}

  /**
   * The job as JSON, as {@code POST /v1/jobs} would have it; empty when the query tells nothing.
   * Throws all complaints about the query itself; what is wrong with the job is not looked at yet.
   */
  static JsonObject read(MultiMap params) {
    Conf complaints = Conf.of(new JsonObject());
    Query query = new Query(params, complaints);
    JsonObject job = readParts(query, params);
    String whole = query.text("job");
    query.done(name -> name.startsWith(METADATA) && name.length() > METADATA.length());
    if (whole != null && !job.isEmpty()) {
      complaints.complain(
          Failure.INVALID_VALUE, "job", "tells the whole job; give nothing else beside it");
    }
    complaints.throwIfAny();
    return whole == null ? job : parse(whole);
  }

  /** A job's JSON, or INVALID_JSON. */
  static JsonObject parse(String text) {
    try {
      return new JsonObject(text);
    } catch (DecodeException | ClassCastException error) {
      throw Failure.INVALID_JSON.with("The job is not a JSON object: " + firstLine(error));
    }
  }

  private static JsonObject readParts(Query query, MultiMap params) {
    JsonObject job = new JsonObject();
    put(job, "operation", query.text("operation"));
    JsonArray renditions = new JsonArray();
    query.texts("rendition").forEach(text -> renditions.add(rendition(query, text)));
    JsonObject options = new JsonObject();
    put(options, Presets.KEY, query.text(Presets.KEY));
    if (!renditions.isEmpty()) {
      options.put("renditions", renditions);
    }
    put(options, "frames", query.text("frames"));
    put(options, "truncated", query.text("truncated"));
    if (!options.isEmpty()) {
      job.put("options", options);
    }
    List<String> notify = query.texts("notify");
    for (String address : notify) {
      String key = address.matches("(?i)https?:.*") ? "url" : "queue";
      if (job.getJsonObject("notify", new JsonObject()).containsKey(key)) {
        query.wrong(
            "notify", address, "is a second " + key + "; one URL and one queue may be given");
      }
      put(job, "notify", job.getJsonObject("notify", new JsonObject()).put(key, address));
    }
    put(job, "priority", number(query.text("priority")));
    put(job, "maxAttempts", number(query.text("maxAttempts")));
    put(job, "timeout", query.text("timeout"));
    JsonObject metadata = new JsonObject();
    params.forEach(
        (name, value) -> {
          if (name.startsWith(METADATA) && name.length() > METADATA.length()) {
            metadata.put(name.substring(METADATA.length()), value);
          }
        });
    return metadata.isEmpty() ? job : job.put("metadata", metadata);
  }

  private static JsonObject rendition(Query query, String text) {
    JsonObject rendition = RenditionText.parse(text);
    if (rendition == null) {
      query.wrong("rendition", text, "must be " + RenditionText.FORM);
      return new JsonObject();
    }
    return rendition;
  }

  /** The number, or the text for the job's reader to complain about. */
  private static Object number(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return text.matches("-?\\d{1,9}") ? (Object) Integer.valueOf(text) : text;
  }

  private static void put(JsonObject json, String key, Object value) {
    if (value != null) {
      json.put(key, value);
    }
  }

  private static String firstLine(Exception error) {
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
  }
}
