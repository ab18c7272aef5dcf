package io.darkroom.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Submission;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SortedTest {
  private static final Reading BROKEN =
      new Reading(message("broken"), null, null, null, new Fault(Failure.INVALID_JSON, "no JSON"));

  private static Incoming message(String id) {
    return new Incoming(id, Buffer.buffer(), null, Map.of(), null);
  }

  private static Reading about(String id, String subject) {
    JobRequest request = JobRequest.of("profile-images", null, new JsonObject());
    return new Reading(message(id), new Submission(id, request, null, null), subject, null, null);
  }

  private static List<String> ids(List<Reading> readings) {
    return readings.stream().map(one -> one.message().id()).toList();
  }

  @Test
  void dropsWhatIsInvalidOnlyForFormatsThatWantIt() {
    assertEquals(1, Sorted.of(List.of(BROKEN), false).rejected().size());
    Sorted sorted = Sorted.of(List.of(BROKEN), true);
    assertEquals(List.of(), sorted.rejected());
    assertEquals(List.of(new Sorted.Dropped(BROKEN.message(), "no JSON")), sorted.dropped());
  }

  @Test
  void keepsTheFirstOfASubjectAndAllThatHaveNone() {
    Sorted sorted =
        Sorted.of(
            List.of(about("1", "a"), about("2", null), about("3", "a"), about("4", null)), true);
    assertEquals(List.of("1", "2", "4"), ids(sorted.asked()));
    assertEquals("3", sorted.dropped().get(0).message().id());
  }

  @Test
  void ignoresWhatAsksForNothing() {
    Reading nothing = new Reading(message("n"), null, null, "it asks for nothing", null);
    assertEquals(List.of("n"), ids(Sorted.of(List.of(nothing), true).ignored()));
  }
}
