package io.darkroom.postback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final Lanes lanes = new Lanes(2, 6);

  @Test
  void letsAFewOfAHostInAndAsManyWait() {
    slow("a");
    for (int i = 0; i < 2; i++) {
      assertTrue(lanes.enter(held("a")));
    }
    assertFalse(lanes.enter(held("a")));
    assertTrue(lanes.queue(held("a")));
    assertTrue(lanes.queue(held("a")));
    assertFalse(lanes.queue(held("a")));
    assertTrue(lanes.enter(held("b")));
    assertEquals(3, lanes.sending());
    assertEquals(2, lanes.waiting());
  }

  @Test
  void letsMoreWaitForAQuickHostAsLongAsThereIsRoom() {
    for (String host : List.of("a", "b")) {
      lanes.enter(held(host));
      lanes.enter(held(host));
    }
    for (int i = 0; i < 4; i++) {
      assertTrue(lanes.queue(held("a")));
    }
    // Six may wait in all, but for one for each lane.
    assertTrue(lanes.queue(held("b")));
    assertTrue(lanes.queue(held("b")));
    assertFalse(lanes.queue(held("b")));
    assertFalse(lanes.queue(held("a")));
  }

  @Test
  void letsNoneWaitForLongerThanAMoment() {
    Lanes roomy = new Lanes(2, 1000);
    roomy.enter(held("a"));
    roomy.enter(held("a"));
    int waiting = 0;
    while (waiting < 1000 && roomy.queue(held("a"))) {
      waiting++;
    }
    assertEquals(Math.round(Lanes.PATIENCE / (Lanes.UNKNOWN_PACE / 2)), waiting);
  }

  @Test
  void givesALaneToWhoWaitedLongest() {
    Held first = held("a");
    lanes.enter(first);
    lanes.enter(held("a"));
    Held second = held("a");
    Held third = held("a");
    lanes.queue(second);
    lanes.queue(third);
    assertSame(second, lanes.leave(first, 10));
    assertTrue(lanes.enter(second));
    assertSame(third, lanes.leave(second, 10));
    assertEquals(1, lanes.sending());
  }

  @Test
  void turnsAwayAtThePaceOfTheHost() {
    slow("a");
    fill("a");
    // Two wait already, one takes 7.5 s: the third comes after them, each later one a slot later.
    assertEquals(22_500, (double) lanes.turnAway(held("a"), 0), 10);
    assertEquals(30_000, (double) lanes.turnAway(held("a"), 0), 10);
    assertEquals(30_000, (double) lanes.turnAway(held("a"), 7_500), 10);
    // Long after, those have been served.
    assertEquals(22_500, (double) lanes.turnAway(held("a"), 3_600_000), 10);
  }

  @Test
  void learnsThePaceOfAHost() {
    fill("fast");
    fill("slow");
    for (int i = 0; i < 50; i++) {
      lanes.leave(held("fast"), 10);
      lanes.enter(held("fast"));
      lanes.leave(held("slow"), 15_000);
      lanes.enter(held("slow"));
    }
    assertEquals(Lanes.SOONEST, lanes.turnAway(held("fast"), 0));
    assertTrue(lanes.turnAway(held("slow"), 0) > 7_000);
  }

  @Test
  void turnsNobodyAwayForEver() {
    slow("a");
    fill("a");
    long wait = 0;
    for (int i = 0; i < 100_000; i++) {
      wait = lanes.turnAway(held("a"), 0);
    }
    assertEquals(Lanes.LATEST, wait);
    assertTrue(lanes.turnAway(held("a"), 2 * Lanes.LATEST) < Lanes.LATEST);
  }

  @Test
  void forgetsHostsOnceNothingGoesOnWithThem() {
    Held held = held("a");
    lanes.enter(held);
    lanes.sweep(0);
    assertEquals(1, lanes.hosts());
    assertNull(lanes.leave(held, 10));
    lanes.sweep(0);
    assertEquals(0, lanes.hosts());
  }

  @Test
  void remembersWhomItTurnedAway() {
    Held held = held("a");
    lanes.enter(held);
    lanes.turnAway(held("a"), 0);
    lanes.leave(held, 10);
    lanes.sweep(0);
    assertEquals(1, lanes.hosts());
    lanes.sweep(Lanes.LATEST);
    assertEquals(0, lanes.hosts());
  }

  @Test
  void givesBackWhoWaits() {
    fill("a");
    fill("b");
    List<Held> waiting = lanes.clear();
    assertEquals(4, waiting.size());
    assertEquals(0, lanes.waiting());
    assertEquals(4, lanes.sending());
  }

  /** Makes a host known for 15 s a delivery, before anything else is done with it. */
  private void slow(String host) {
    for (int i = 0; i < 50; i++) {
      lanes.enter(held(host));
      lanes.leave(held(host), 15_000);
    }
  }

  private void fill(String host) {
    for (int i = 0; i < 2; i++) {
      lanes.enter(held(host));
    }
    for (int i = 0; i < 2; i++) {
      lanes.queue(held(host));
    }
  }

  private static Held held(String host) {
    return new Held(Deliveries.to("http://" + host + "/", "d"), host, Long.MAX_VALUE);
  }
}
