package io.darkroom.messages.podcast;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.renditions.BatchOptions;
import io.darkroom.messages.Asked;
import io.darkroom.messages.Door;
import io.darkroom.messages.MessageFormat;
import io.darkroom.messages.Terms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Messages as the resizer's clients send them, and what becomes of them. */
final class Recorded {
  static final Terms TERMS = new Terms("sqs", null, new JsonObject(), Notify.NOBODY);
  static final String BASE = "https://s3.eu-west-1.amazonaws.com/podcast-images/";

  private static final Map<String, String> FORMATS =
      Map.of(".jpg", "jpeg", ".png", "png", ".gif", "gif");

  private Recorded() {}

  static String text(String file) {
    try (InputStream in = Recorded.class.getResourceAsStream("/podcast/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  static JsonObject message(String name) {
    return new JsonObject(text(name + ".json"));
  }

  static MessageFormat format(JsonObject section) {
    Conf root = Conf.of(new JsonObject().put("podcast", section));
    MessageFormat format = new PodcastFormat.Provider().open(root);
    root.throwIfAny();
    return format;
  }

  static Asked read(JsonObject message) {
    return read(message, TERMS);
  }

  static Asked read(JsonObject message, Terms terms) {
    return format(new JsonObject()).read(message, terms, Door.open(Conf.of(new JsonObject())));
  }

  static Submission job(JsonObject message) {
    return read(message).submission();
  }

  /** The job as it is when it has ended: all sources were developed, but for those. */
  static JobView ended(Submission submission, Set<String> failed) {
    JobRequest request = submission.request();
    JsonObject sources = new JsonObject();
    JsonArray all = new JsonArray();
    BatchOptions.of(request.options())
        .sources()
        .forEach(
            (name, source) -> {
              if (failed.contains(name)) {
                JsonObject failure =
                    new JsonObject().put("code", "SOURCE_NOT_FOUND").put("message", "404");
                sources.put(name, new JsonObject().put("failure", failure));
              } else {
                JsonArray made = new JsonArray();
                for (String size : new String[] {"50x50", "250X250", "800x800"}) {
                  made.add(rendition(submission, name + "-" + size, source.url()));
                }
                all.addAll(made);
                sources.put(name, new JsonObject().put("renditions", made));
              }
            });
    return new JobView(
        new JsonObject()
            .put("id", submission.id())
            .put("operation", request.operation())
            .put("state", "succeeded")
            .put("options", request.options())
            .put("notify", request.notification().toJson())
            .put("metadata", request.metadata())
            .put("result", new JsonObject().put("sources", sources).put("renditions", all)));
  }

  private static JsonObject rendition(Submission submission, String name, String url) {
    String format =
        FORMATS.entrySet().stream()
            .filter(one -> url.contains(one.getKey()))
            .findFirst()
            .orElseThrow()
            .getValue();
    String key =
        submission.request().output().place(submission.id(), name, "any", "image/" + format).key();
    return new JsonObject()
        .put("name", name)
        .put("blob", new JsonObject().put("bucket", "public").put("key", key))
        .put("contentType", "image/" + format)
        .put("bytes", 10)
        .put("url", BASE + key.replace(" ", "%20"))
        .put("etag", "e");
  }
}
