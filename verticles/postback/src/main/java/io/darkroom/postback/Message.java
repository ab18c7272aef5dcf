package io.darkroom.postback;

import io.darkroom.contract.JobView;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * What is posted: {@code {"type": "job.succeeded", "timestamp": ..., "data": {the job}}}. The type
 * ends in the job's state; the timestamp is when it ended, the same in every try.
 */
final class Message {
  private Message() {}

  static Buffer of(JobView job, Instant now) {
    return new JsonObject()
        .put("type", "job." + job.state().wire())
        .put("timestamp", job.json().getString("finishedAt", now.toString()))
        .put("data", job.json())
        .toBuffer();
  }
}
