package io.darkroom.postback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.darkroom.httpclient.Posted;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2015-10-21T07:28:00Z"), ZoneOffset.UTC);
  private static final PostbackOptions OPTIONS = PostbackOptions.read(Conf.of(new JsonObject()));

  private final Judge judge = judge(0.5);

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 299})
  void isDeliveredByAnySuccess(int status) {
    assertEquals(
        new Settlement("d", 7, Outcome.DELIVERED, 0, Integer.toString(status)),
        judge.answered(Deliveries.tried(1), posted(status)));
  }

  @ParameterizedTest
  @CsvSource({
    "300, DELIVERY_REDIRECTED",
    "301, DELIVERY_REDIRECTED",
    "307, DELIVERY_REDIRECTED",
    "400, DELIVERY_REFUSED",
    "401, DELIVERY_REFUSED",
    "404, DELIVERY_REFUSED",
    "429, DELIVERY_REFUSED",
    "500, DELIVERY_REFUSED",
    "503, DELIVERY_REFUSED",
  })
  void isTriedAgainAfterAnythingElse(int status, String code) {
    assertEquals(
        new Settlement("d", 7, Outcome.RETRY, 5_000, status + " " + code),
        judge.answered(Deliveries.tried(1), posted(status)));
  }

  @Test
  void isDeadOnceTheReceiverSaysItIsGone() {
    assertEquals(
        new Settlement("d", 7, Outcome.DEAD, 0, "410 DELIVERY_GONE"),
        judge.answered(Deliveries.tried(1), posted(410)));
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 300", "3, 1800", "4, 7200", "5, 18000", "6, 36000", "9, 86400"})
  void waitsAsTheScheduleSays(int attempt, long seconds) {
    Settlement settlement = judge.answered(Deliveries.tried(attempt), posted(500));
    assertEquals(seconds * 1000, settlement.retryInMillis());
  }

  @Test
  void isDeadWhenTheScheduleIsUsedUp() {
    Settlement settlement = judge.answered(Deliveries.tried(10), posted(500));
    assertEquals(new Settlement("d", 7, Outcome.DEAD, 0, "500 DELIVERY_REFUSED"), settlement);
    assertEquals(
        Outcome.DEAD,
        judge.failed(Deliveries.tried(10), Failure.DELIVERY_TIMEOUT.with("slow")).outcome());
  }

  @ParameterizedTest
  @CsvSource({"0, 4500", "0.25, 4750", "0.75, 5250", "1, 5500"})
  void swingsByTheJitter(double random, long millis) {
    Settlement settlement = judge(random).answered(Deliveries.tried(1), posted(500));
    assertEquals(millis, settlement.retryInMillis());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | 120 | 120",
        "503 | 120 | 120",
        "503 | Wed, 21 Oct 2015 07:30:00 GMT | 120",
        "503 | 1 | 5",
        "503 | soon | 5",
        "503 | 999999 | 86400",
        "500 | 120 | 5",
      })
  void waitsAsLongAsABusyReceiverAsks(int status, String header, long seconds) {
    MultiMap headers = HttpHeaders.headers().add("retry-after", header);
    Settlement settlement = judge.answered(Deliveries.tried(1), new Posted(status, headers, ""));
    assertEquals(seconds * 1000, settlement.retryInMillis());
  }

  @ParameterizedTest
  @CsvSource({
    "DELIVERY_TIMEOUT, RETRY, 5000",
    "DELIVERY_UNREACHABLE, RETRY, 5000",
    "INTERNAL, RETRY, 5000",
    "ADDRESS_FORBIDDEN, DEAD, 0",
    "INVALID_URL, DEAD, 0",
  })
  void notesTheFailureWhenThereWasNoAnswer(Failure failure, Outcome outcome, long millis) {
    assertEquals(
        new Settlement("d", 7, outcome, millis, failure.name()),
        judge.failed(Deliveries.tried(1), failure.with("so it went")));
  }

  private static Judge judge(double random) {
    return new Judge(OPTIONS, CLOCK, () -> random);
  }

  private static Posted posted(int status) {
    return new Posted(status, HttpHeaders.headers(), "");
  }
}
