package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Submission;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class JobViewsTest {
  private final Transitions transitions = new Transitions(Policy.DEFAULT);

  @Test
  void showsTheWholeLifeOfAJob() {
    JobRecord job = transitions.claim(Fixtures.job(0), "worker-1", 1_000).after();
    Finish finish = Finish.failed(job.id(), job.token(), Fixtures.BROKEN);
    JsonObject json = JobViews.of(transitions.finish(job, finish, 2_500).after()).json();

    assertEquals("failed", json.getString("state"));
    assertEquals("1970-01-01T00:00:00Z", json.getString("createdAt"));
    assertEquals("1970-01-01T00:00:01Z", json.getString("startedAt"));
    assertEquals("1970-01-01T00:00:02.500Z", json.getString("finishedAt"));
    assertEquals("IMAGE_CORRUPT", json.getJsonObject("failure").getString("code"));
    assertEquals("kept", json.getJsonObject("metadata").getString("your.$key"));
    JsonObject attempt = json.getJsonArray("history").getJsonObject(0);
    assertEquals("worker-1", attempt.getString("worker"));
    assertEquals("failed", attempt.getString("outcome"));
    JsonObject delivery = json.getJsonArray("deliveries").getJsonObject(0);
    assertEquals("pending", delivery.getString("state"));
    assertEquals(job.id(), delivery.getString("job"));
  }

  @Test
  void keepsTokensKeysAndUploadsInside() {
    JobRequest request =
        JobRequest.of(
            "renditions",
            Source.upload(new BlobRef(BlobRef.PRIVATE, "uploads/secret")),
            new JsonObject());
    Submission submission = new Submission(Ids.next(), request, "http:my-key", "print");
    JobRecord job =
        transitions.claim(JobRecord.queued(Order.of(submission, 0)), "worker", 0).after();
    JsonObject json = JobViews.of(job).json();
    assertTrue(json.getJsonObject("source").getBoolean("upload"));
    for (String hidden : new String[] {"secret", "my-key", "print", "token", "lease"}) {
      assertFalse(json.encode().contains(hidden), hidden + " in " + json);
    }
  }
}
