package io.darkroom.contract.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Progress;
import io.darkroom.contract.Source;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
  private record Case<T>(Codec<T> codec, T value) {
    T thereAndBack() {
      return codec.read().apply(new JsonObject(codec.write().apply(value).encode()));
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  static Stream<Case<?>> messages() {
    JobRequest request =
        JobRequest.of("renditions", Source.url("https://example.org/a"), new JsonObject());
    JobView view = new JobView(new JsonObject().put("id", "a").put("state", "succeeded"));
    Fault fault = new Fault(Failure.WORKER_LOST, "lost");
    return Stream.of(
        new Case<>(Submission.CODEC, new Submission("a", request, "k", "f")),
        new Case<>(Submitted.CODEC, new Submitted(view, true, null)),
        new Case<>(Submitted.CODEC, Submitted.refused(fault)),
        new Case<>(Claim.CODEC, new Claim("w", List.of("renditions", "info"), 3)),
        new Case<>(ClaimedJob.CODEC, new ClaimedJob("a", request, 7, 2, true, 30_000, 60_000)),
        new Case<>(Renewal.CODEC, new Renewal("a", 7, new Progress(1, 2, "storing"))),
        new Case<>(Renewal.CODEC, new Renewal("a", 7, null)),
        new Case<>(Held.CODEC, Held.CANCELLED),
        new Case<>(Finish.CODEC, Finish.succeeded("a", 7, new JsonObject().put("x", 1))),
        new Case<>(Finish.CODEC, Finish.failed("a", 7, fault)),
        new Case<>(Finish.CODEC, Finish.released("a", 7)),
        new Case<>(Accepted.CODEC, new Accepted(false)),
        new Case<>(JobQuery.CODEC, new JobQuery(JobState.FAILED, "renditions", 10, "c")),
        new Case<>(JobQuery.CODEC, new JobQuery(null, null, 10, null)),
        new Case<>(JobQuery.CODEC, new JobQuery(null, null, "0123", 10, null)),
        new Case<>(DeliveryQuery.CODEC, new DeliveryQuery("dead", 10, null)),
        new Case<>(Page.CODEC, new Page(List.of(new JsonObject().put("id", "a")), null)),
        new Case<>(DeliveryClaim.CODEC, new DeliveryClaim("postback", "p", 5)),
        new Case<>(
            ClaimedDelivery.CODEC, new ClaimedDelivery("a-1", "https://x", 3, 1, 60_000, view)),
        new Case<>(
            Settlement.CODEC,
            new Settlement("a-1", 3, Settlement.Outcome.RETRY, 5_000, "status 500")),
        new Case<>(Change.CODEC, new Change("a", JobState.QUEUED, null)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readsBackWhatItWrote(Case<?> message) {
    assertEquals(message.value(), message.thereAndBack());
  }
}
