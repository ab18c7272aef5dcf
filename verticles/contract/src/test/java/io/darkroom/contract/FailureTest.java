package io.darkroom.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void givesEveryFailureANumberOfItsOwnAndAnHttpError() {
    assertEquals(
        Failure.values().length,
        Stream.of(Failure.values()).map(Failure::number).distinct().count());
    for (Failure failure : Failure.values()) {
      assertTrue(failure.httpStatus() >= 400 && failure.httpStatus() < 600, failure::name);
      assertSame(failure, Failure.ofNumber(failure.number()));
      assertSame(failure, Failure.ofCode(failure.name()));
    }
  }

  @Test
  void readsAPeerThatIsAbsentOrSilentAsUnavailable() {
    for (ReplyFailure kind : new ReplyFailure[] {ReplyFailure.NO_HANDLERS, ReplyFailure.TIMEOUT}) {
      DarkroomException error = DarkroomException.of(new ReplyException(kind, "x"));
      assertEquals(Failure.JOBS_UNAVAILABLE, error.failure());
    }
  }

  @Test
  void tellsAStrangerNothingOfAnUnknownError() {
    DarkroomException error =
        DarkroomException.of(new IllegalStateException("password=hunter2 in /etc/x"));
    assertEquals(Failure.INTERNAL, error.failure());
    assertTrue(!error.getMessage().contains("hunter2"));
  }
}
