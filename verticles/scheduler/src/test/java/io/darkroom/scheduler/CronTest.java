package io.darkroom.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest
  @CsvSource({
    "0 1 * * *,      2026-11-21T00:59:59Z, 2026-11-21T01:00:00Z",
    "0 1 * * *,      2026-11-21T01:00:00Z, 2026-11-22T01:00:00Z",
    "*/15 * * * *,   2026-11-21T23:50:00Z, 2026-11-22T00:00:00Z",
    "30 6 * * MON-FRI, 2026-11-20T07:00:00Z, 2026-11-23T06:30:00Z",
    "0 0 1 1 *,      2026-11-21T00:00:00Z, 2027-01-01T00:00:00Z",
    "0 0 29 2 *,     2026-11-21T00:00:00Z, 2028-02-29T00:00:00Z",
  })
  void firesNextAfterAnInstant(String expression, Instant after, Instant next) {
    assertEquals(Optional.of(next), Cron.parse(expression, UTC).next(after));
  }

  @Test
  void countsAnInstantOnWhichItFiresAsTheLast() {
    Cron cron = Cron.parse("0 1 * * *", UTC);

    assertEquals(
        Optional.of(Instant.parse("2026-11-21T01:00:00Z")),
        cron.last(Instant.parse("2026-11-21T01:00:00Z")));
    assertEquals(
        Optional.of(Instant.parse("2026-11-20T01:00:00Z")),
        cron.last(Instant.parse("2026-11-21T00:59:59Z")));
  }

  @Test
  void countsTheFiringsBetween() {
    Cron cron = Cron.parse("0 1 * * *", UTC);

    assertEquals(
        3,
        cron.count(Instant.parse("2026-11-18T01:00:00Z"), Instant.parse("2026-11-21T01:00:00Z")));
    assertEquals(0, cron.count(Instant.parse("2026-11-21T01:00:00Z"), Instant.EPOCH));
    assertEquals(
        Cron.MOST_COUNTED,
        Cron.parse("* * * * *", UTC).count(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  void goesByTheWallClockOfItsZone() {
    Cron cron = Cron.parse("0 1 * * *", ZoneId.of("Europe/Berlin"));

    assertEquals(
        Optional.of(Instant.parse("2026-07-01T23:00:00Z")),
        cron.next(Instant.parse("2026-07-01T12:00:00Z")));
  }

  @Test
  void firesATimeOfDayOnceWhenTheHourComesTwice() {
    Cron cron = Cron.parse("30 2 * * *", ZoneId.of("Europe/Berlin"));
    List<Instant> firings = new ArrayList<>();
    Instant at = Instant.parse("2026-10-24T12:00:00Z");
    for (int i = 0; i < 2; i++) {
      at = cron.next(at).orElseThrow();
      firings.add(at);
    }

    assertEquals(
        List.of(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z")),
        firings);
  }

  @Test
  void leavesOutATimeOfDayThatDoesNotExist() {
    Cron cron = Cron.parse("30 2 * * *", ZoneId.of("Europe/Berlin"));

    assertEquals(
        Optional.of(Instant.parse("2026-03-30T00:30:00Z")),
        cron.next(Instant.parse("2026-03-28T12:00:00Z")));
  }

  @Test
  void hasNoTimesThatNeverCome() {
    assertEquals(Optional.empty(), Cron.parse("0 0 30 2 *", UTC).next(Instant.EPOCH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 1 * *", "60 * * * *", "0 1 * * * *", "nightly", "@daily"})
  void refusesWhatIsNoExpression(String expression) {
    assertThrows(IllegalArgumentException.class, () -> Cron.parse(expression, UTC));
  }
}
