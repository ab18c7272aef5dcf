package io.darkroom.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MemoryBudgetTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final MemoryBudget budget = new MemoryBudget(100);
  private final List<Integer> order = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private Thread taker(int bytes) {
    int waiting = budget.waiting();
    Thread thread =
        new Thread(
            () -> {
              try {
                MemoryBudget.Grant grant = budget.take(bytes);
                order.add(bytes);
                grant.close();
              } catch (InterruptedException cancelled) {
                order.add(-bytes);
              }
            });
    threads.add(thread);
    thread.start();
    Eventually.eventually(SOON, () -> assertEquals(waiting + 1, budget.waiting()));
    return thread;
  }

  private void joinAll() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void givesOutNoMoreThanThereIs() throws Exception {
    MemoryBudget.Grant one = budget.take(60);
    MemoryBudget.Grant two = budget.take(40);
    assertEquals(100, budget.used());
    Thread third = taker(1);
    two.close();
    third.join();
    assertEquals(List.of(1), order);
    assertEquals(60, budget.used());
    one.close();
    one.close(); // once is enough
    assertEquals(0, budget.used());
  }

  @Test
  void refusesAtOnceWhatCanNeverFit() {
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> budget.take(101).close());
    assertEquals(Failure.IMAGE_TOO_MUCH_MEMORY, refused.failure());
    assertEquals(0, budget.waiting());
  }

  @Test
  void smallOnesDoNotOvertakeALargeOne() throws Exception {
    MemoryBudget.Grant all = budget.take(100);
    taker(90);
    taker(30);
    taker(20);
    all.close();
    joinAll();
    assertEquals(90, order.get(0));
    assertEquals(3, order.size());
  }

  @Test
  void whoIsCancelledLeavesTheLine() throws Exception {
    MemoryBudget.Grant half = budget.take(50);
    Thread large = taker(100);
    taker(40);
    large.interrupt();
    joinAll();
    assertEquals(List.of(-100, 40), order.stream().sorted().toList());
    half.close();
    assertEquals(0, budget.used());
    assertEquals(0, budget.waiting());
  }

  @Test
  void isSharedByAllOfOneVertx() {
    Vertx vertx = Vertx.vertx();
    try {
      assertSame(MemoryBudget.of(vertx, 5), MemoryBudget.of(vertx, 6));
      assertEquals(5, MemoryBudget.of(vertx, 6).total());
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void isByDefaultAPartOfWhatTheMachineHas() {
    assertTrue(MemoryBudget.ofMachine() > 100 << 20);
    assertFalse(MemoryBudget.ofMachine() > 1L << 50);
  }
}
