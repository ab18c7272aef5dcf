package io.darkroom.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private static final Instant START = Instant.parse("2026-11-21T00:30:00Z");
  private static final Instant FIRST = Instant.parse("2026-11-21T01:00:00Z");

  private final Agenda agenda = new Agenda(Cron.parse("0 1 * * *", ZoneId.of("UTC")), START);

  @Test
  void hasEachFiringOnce() {
    assertEquals(Optional.empty(), agenda.due(FIRST.minusMillis(1)));
    assertEquals(Optional.of(new Agenda.Due(FIRST, 0, false)), agenda.due(FIRST));
    assertEquals(Optional.empty(), agenda.due(FIRST));
    assertEquals(Optional.empty(), agenda.due(FIRST.plusSeconds(3_600)));
  }

  @Test
  void looksAtTheClockEveryMinuteHoweverFarTheNextFiringIs() {
    assertEquals(Agenda.LONGEST_WAIT, agenda.untilNextLook(START));
    assertEquals(Duration.ofSeconds(7), agenda.untilNextLook(FIRST.minusSeconds(7)));
  }

  @Test
  void callsAFiringMissedThatIsNoticedLate() {
    assertEquals(
        Optional.of(new Agenda.Due(FIRST, 0, false)), agenda.due(FIRST.plus(Agenda.PUNCTUAL)));
  }

  @Test
  void countsWhatTheClockJumpedOver() {
    Instant threeDaysOn = FIRST.plus(Duration.ofDays(3)).plusSeconds(600);

    assertEquals(
        Optional.of(new Agenda.Due(FIRST.plus(Duration.ofDays(3)), 4, true)),
        agenda.due(threeDaysOn));
    assertEquals(Optional.empty(), agenda.due(threeDaysOn));
  }

  @Test
  void countsTheLastOneAsPunctualWhenTheClockJumpedOntoIt() {
    assertEquals(
        Optional.of(new Agenda.Due(FIRST.plus(Duration.ofDays(1)), 1, false)),
        agenda.due(FIRST.plus(Duration.ofDays(1))));
  }

  @Test
  void firesAgainAfterAClockThatWasYearsAheadIsSetRight() {
    Instant wrong = Instant.parse("2031-05-05T05:05:05Z");
    agenda.due(wrong);

    assertEquals(Optional.empty(), agenda.due(START));
    assertEquals(Optional.of(new Agenda.Due(FIRST, 0, false)), agenda.due(FIRST));
  }
}
