package io.darkroom.messages.sharp;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.superres.SuperresOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The record {@code ImageSuperResolutionImageProcessed} of a job that has ended. */
final class ProcessedImage {
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private ProcessedImage() {}

  static JsonObject of(JobView job, SharpOptions options) {
    JsonObject uploaded = job.json().getJsonObject("metadata");
    boolean made = job.state() == JobState.SUCCEEDED && !job.renditions().isEmpty();
    return new JsonObject()
        .put("original_url", uploaded.getString("url"))
        .put("bucket", made ? options.bucketName() : null)
        .put("object_key", made ? job.renditions().get(0).blob().key() : null)
        .put("created_at", TO_THE_SECOND.format(time(job, "finishedAt")))
        .put("success", made)
        .put("processing_time_in_ms", millis(job))
        .put("processing_configuration", configuration(job, options))
        .put("user_image", uploaded);
  }

  /** Of the last attempt; 0 when there was none. */
  private static int millis(JobView job) {
    if (!job.json().containsKey("startedAt")) {
      return 0;
    }
    long millis = Duration.between(time(job, "startedAt"), time(job, "finishedAt")).toMillis();
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, millis));
  }

  private static Instant time(JobView job, String key) {
    return Instant.parse(job.json().getString(key));
  }

  /** As it was made; as it was asked for where nothing was, with 0 for what was not said. */
  private static JsonObject configuration(JobView job, SharpOptions options) {
    JsonObject asked = job.json().getJsonObject("options");
    JsonObject result = job.json().getJsonObject("result", new JsonObject());
    JsonObject model = result.getJsonObject("model", new JsonObject());
    JsonObject numbers = result.getJsonObject("tiles", asked);
    String name = asked.getString(SuperresOptions.MODEL);
    return new JsonObject()
        .put(
            "model_name",
            options.modelName() == SharpOptions.ModelName.RAN ? model.getString("ran", name) : name)
        .put(SuperresOptions.PATCH, number(numbers, SuperresOptions.PATCH, 0))
        .put(
            SuperresOptions.BATCH,
            number(numbers, SuperresOptions.BATCH, SuperresOptions.DEFAULT_BATCH))
        .put(SuperresOptions.PADDING, number(numbers, SuperresOptions.PADDING, 0));
  }

  private static int number(JsonObject numbers, String key, int fallback) {
    return numbers.getValue(key) instanceof Number number ? number.intValue() : fallback;
  }
}
