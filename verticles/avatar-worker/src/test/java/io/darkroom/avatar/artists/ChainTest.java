package io.darkroom.avatar.artists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.avatar.fixture.Closet;
import io.darkroom.avatar.wardrobe.Look;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.profiles.ProfileEntity;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ChainTest {
  private final List<String> asked = new ArrayList<>();

  /** An artist who paints, or fails with this. */
  private Artist artist(String name, Failure failure) {
    return new Artist() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String manner() {
        return name + " manner";
      }

      @Override
      public Future<Painting> paint(Sitter sitter, Easel easel) {
        asked.add(name);
        return failure == null
            ? Future.succeededFuture(new Painting(name, manner(), null, null, null, List.of()))
            : Future.failedFuture(failure.with(name));
      }
    };
  }

  private static Future<Painting> paint(boolean last, Artist... artists) {
    Easel easel =
        new Easel() {
          @Override
          public <T> Future<T> compute(Callable<T> callable) {
            return Future.failedFuture("nothing to compute");
          }

          @Override
          public void stage(String stage) {}

          @Override
          public boolean last() {
            return last;
          }
        };
    Sitter sitter =
        new Sitter(
            ProfileEntity.of(new JsonObject().put("id", "x")),
            Look.of(Closet.avatar(Closet.MALE)),
            List.of());
    return new Chain(List.of(artists)).paint(sitter, easel);
  }

  private static void fails(Failure failure, Future<?> painting) {
    assertEquals(failure, assertThrows(DarkroomException.class, painting::await).failure());
  }

  @Test
  void asksNobodyElseWhenTheFirstCan() {
    Painting painting = paint(true, artist("one", null), artist("two", null)).await();
    assertEquals("one", painting.artist());
    assertEquals(List.of("one"), asked);
    assertEquals("one manner", new Chain(List.of(artist("one", null))).manner());
  }

  @Test
  void asksTheNextAtOnceWhenTryingAgainIsNoUse() {
    Artist broken = artist("one", Failure.BODY_SHAPE_UNUSABLE);
    assertEquals("two", paint(false, broken, artist("two", null)).await().artist());
  }

  @Test
  void settlesForTheNextOnlyOnTheLastAttemptWhenItMayPass() {
    Artist away = artist("one", Failure.CONTENT_UNAVAILABLE);
    fails(Failure.CONTENT_UNAVAILABLE, paint(false, away, artist("two", null)));
    assertEquals(List.of("one"), asked);
    assertEquals("two", paint(true, away, artist("two", null)).await().artist());
  }

  @Test
  void failsAsTheFirstWhenNobodyCan() {
    fails(
        Failure.BODY_SHAPE_UNUSABLE,
        paint(
            true,
            artist("one", Failure.BODY_SHAPE_UNUSABLE),
            artist("two", Failure.RENDERER_FAILED),
            artist("three", Failure.SNAPSHOTS_UNUSABLE)));
    assertEquals(List.of("one", "two", "three"), asked);
  }
}
