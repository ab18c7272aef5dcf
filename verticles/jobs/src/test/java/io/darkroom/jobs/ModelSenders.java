package io.darkroom.jobs;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Notify;
import io.darkroom.contract.Output;
import io.darkroom.contract.Source;
import io.darkroom.contract.Supersedes;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Those who submit, repeat themselves, cancel and retry. */
final class ModelSenders {
  static final List<String> OPERATIONS = List.of("renditions", "superres");

  private final ModelBus bus;
  private final Random random;
  private final List<Submission> submissions = new ArrayList<>();
  private final Map<String, String> jobOfKey = new HashMap<>();
  private int ids;

  /** Jobs that somebody was told are durable. */
  final Set<String> accepted = new HashSet<>();

  /** Jobs whose upload is still there. */
  final Set<String> uploads = new HashSet<>();

  ModelSenders(ModelBus bus) {
    this.bus = bus;
    this.random = bus.random;
  }

  void submit() {
    boolean again = !submissions.isEmpty() && random.nextInt(3) == 0;
    Submission submission = again ? repeated() : made();
    submissions.add(submission);
    List<Submission> asked = List.of(submission);
    bus.ask(
        "submit " + submission.id() + " " + submission.idempotencyKey(),
        it -> it.service.submit(asked),
        answers -> submitted(submission, answers.get(0)));
  }

  private Submission made() {
    String number = Integer.toHexString(++ids);
    String id = "0".repeat(24 - number.length()) + number;
    String key = random.nextInt(3) == 0 ? null : "key-" + random.nextInt(6);
    return new Submission(id, request(id), key, key);
  }

  /** By the edge itself, under the same id; or by its client, with another body perhaps. */
  private Submission repeated() {
    Submission known = submissions.get(random.nextInt(submissions.size()));
    if (known.idempotencyKey() == null || random.nextBoolean()) {
      return known;
    }
    String fingerprint = random.nextInt(4) > 0 ? known.fingerprint() : "another";
    return new Submission(made().id(), known.request(), known.idempotencyKey(), fingerprint);
  }

  private JobRequest request(String id) {
    boolean upload = random.nextInt(3) == 0;
    if (upload) {
      uploads.add(id);
    }
    return new JobRequest(
        OPERATIONS.get(random.nextInt(OPERATIONS.size())),
        upload
            ? Source.upload(new BlobRef(BlobRef.PRIVATE, id))
            : Source.url("https://example.org/photo.jpg"),
        new JsonObject(),
        Output.DEFAULT,
        new Notify(
            random.nextInt(4) == 0 ? null : "https://example.org/hook",
            random.nextInt(4) == 0 ? Notify.POSTBACK + ":https://example.net/hook" : null),
        new JsonObject(),
        random.nextInt(3) - 1,
        random.nextInt(4),
        0,
        random.nextInt(3) > 0
            ? null
            : new Supersedes("subject-" + random.nextInt(3), random.nextInt(6)),
        null);
  }

  private void submitted(Submission asked, Submitted answer) {
    if (answer.fault() != null) {
      bus.ledger.check(
          answer.fault().failure() == Failure.IDEMPOTENCY_KEY_REUSED
              && asked.idempotencyKey() != null,
          "refused without reason: " + asked.id());
      return;
    }
    String id = answer.job().id();
    accepted.add(id);
    if (asked.idempotencyKey() == null) {
      bus.ledger.check(id.equals(asked.id()), "another job was found for " + asked.id());
    } else {
      String before = jobOfKey.putIfAbsent(asked.idempotencyKey(), id);
      bus.ledger.check(before == null || before.equals(id), "two jobs under one key: " + id);
    }
  }

  void cancel() {
    if (!submissions.isEmpty()) {
      String id = some();
      bus.ask("cancel " + id, it -> it.service.cancel(id), view -> {});
    }
  }

  void retry() {
    if (!submissions.isEmpty()) {
      String id = some();
      bus.ask("retry " + id, it -> it.service.retry(id), view -> {});
    }
  }

  private String some() {
    return submissions.get(random.nextInt(submissions.size())).id();
  }
}
