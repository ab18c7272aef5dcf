package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Ids;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private final Policy policy = Policy.DEFAULT;

  @Test
  void waitsLongerAfterEveryAttemptUpToTheMost() {
    for (int attempts = 1; attempts <= 40; attempts++) {
      long full = attempts > 9 ? policy.maxBackoff() : 1_000L << (attempts - 1);
      full = Math.min(full, policy.maxBackoff());
      long wait = policy.backoff("00000000000000000000000a", attempts);
      assertTrue(wait >= full / 2 && wait <= full, attempts + ": " + wait);
    }
  }

  @Test
  void spreadsWhatFailedTogether() {
    long[] waits =
        IntStream.range(0, 1_000).mapToLong(i -> policy.backoff(Ids.next(), 1)).toArray();
    for (int quarter = 0; quarter < 4; quarter++) {
      long from = 500 + quarter * 125L;
      long to = from + 125 + quarter / 3;
      long in = Arrays.stream(waits).filter(it -> it >= from && it < to).count();
      assertTrue(in > 150 && in < 350, "from " + from + ": " + in);
    }
  }

  @Test
  void waitsTheSameWhoeverComputesIt() {
    String id = Ids.next();
    assertEquals(policy.backoff(id, 2), Policy.DEFAULT.backoff(id, 2));
  }
}
