package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The job of an upload, as the query of {@code POST /v1/images} tells it. */
final class QueryJob {
  private static final String METADATA = "metadata.";
  private static final Pattern RENDITION =
      Pattern.compile("([^:,]+):(\\d{0,9})x(\\d{0,9})((?:,[A-Za-z]+=[^,]*)*)");

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

  /** {@code NAME:WIDTHxHEIGHT,key=value,...}; either side of the size may be left out. */
  private static JsonObject rendition(Query query, String text) {
    Matcher matcher = RENDITION.matcher(text);
    if (!matcher.matches()) {
      query.wrong(
          "rendition",
          text,
          "must be NAME:WIDTHxHEIGHT with options behind commas, as"
              + " thumb:200x200,fit=cover,format=webp,quality=80 or wide:1600x");
      return new JsonObject();
    }
    JsonObject rendition = new JsonObject().put("name", matcher.group(1));
    put(rendition, "width", number(matcher.group(2)));
    put(rendition, "height", number(matcher.group(3)));
    for (String option : matcher.group(4).split(",")) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        rendition.put(option.substring(0, equals), value(option.substring(equals + 1)));
      }
    }
    return rendition;
  }

  private static Object value(String text) {
    return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : number(text);
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
