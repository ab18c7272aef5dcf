package io.darkroom.contract.bus;

import io.vertx.core.json.JsonObject;

/**
 * A message that a bridge is to send for somebody else, as for an edge that hands its jobs to a
 * queue.
 *
 * @param id stays the same when it is asked again, for brokers that drop duplicates
 * @param address the queue or topic
 * @param body what is sent
 */
public record Handover(String id, String address, JsonObject body) {
  private static final Codec<Handover> CODEC =
      new Codec<>(
          it -> new JsonObject().put("id", it.id).put("address", it.address).put("body", it.body),
          json ->
              new Handover(
                  json.getString("id"), json.getString("address"), json.getJsonObject("body")));

  /**
   * Answered when the broker has it for good; fails with BROKER_UNAVAILABLE, QUEUE_NOT_FOUND,
   * MESSAGE_TOO_LARGE.
   *
   * @param kind the broker's: {@code sqs}, {@code kafka}, {@code amqp}
   */
  public static Ask<Handover, JsonObject> ask(String kind) {
    return new Ask<>("darkroom.handover." + kind, CODEC, Codec.JSON);
  }
}
