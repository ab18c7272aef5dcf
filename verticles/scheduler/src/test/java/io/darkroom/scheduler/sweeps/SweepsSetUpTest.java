package io.darkroom.scheduler.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepsSetUpTest extends SweepFixture {
  private final SweepsSetUp setUp = new SweepsSetUp();

  @Test
  void seesThatTheBucketHasAnImageOnceHoweverOftenItIsAsked() {
    assertEquals(
        List.of("ensured the unique index of collection episodes_bucket"),
        setUp.setUp(vertx, config()).await());
    setUp.setUp(vertx, config()).await();
    insert("episodes_bucket", new JsonObject().put("image_url", "http://art.example/a"));

    assertThrows(
        RuntimeException.class,
        () -> insert("episodes_bucket", new JsonObject().put("image_url", "http://art.example/a")));
  }

  @Test
  void hasNothingToDoWithoutADatabase() {
    assertEquals(List.of(), setUp.setUp(vertx, new JsonObject()).await());
  }
}
