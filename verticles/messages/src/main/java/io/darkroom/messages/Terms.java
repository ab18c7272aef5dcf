package io.darkroom.messages;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Notify;
import io.vertx.core.json.JsonObject;

/**
 * On which terms a route lets messages in: what holds where the message itself says nothing.
 *
 * @param kind of the broker that it came by: {@code sqs}, {@code kafka}, {@code amqp}
 * @param operation null for the format's own
 * @param options of the operation; the message's own go over them, key by key
 * @param notification who hears
 */
public record Terms(String kind, String operation, JsonObject options, Notify notification) {
  /** Reads {@code operation}, {@code options} and {@code notify} of a route. */
  public static Terms read(String kind, Conf route) {
    return new Terms(
        kind,
        route.text("operation", null),
        route.object("options"),
        Notify.read(route.section("notify")));
  }

  /** The message with these terms under it, as JSON of a job. */
  JsonObject under(JsonObject message) {
    JsonObject job = message.copy();
    if (operation != null && !job.containsKey("operation")) {
      job.put("operation", operation);
    }
    String asked = job.getString("operation", JobRequest.DEFAULT_OPERATION);
    String ours = operation == null ? JobRequest.DEFAULT_OPERATION : operation;
    if (!options.isEmpty() && asked.equals(ours)) {
      job.put("options", options.copy().mergeIn(job.getJsonObject("options", new JsonObject())));
    }
    if (!job.containsKey("notify")) {
      job.put("notify", notification.toJson());
    }
    return job;
  }
}
