package io.darkroom.engine.isolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.InfoOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Development;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Pictures;
import io.darkroom.isolation.MemoryBudget;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both darkrooms make the same of the same, down to the byte and the failure. */
@Timeout(120)
class IsolationIT extends DeveloperFixture {
  private static final JsonObject ENGINE =
      new JsonObject().put("nativeCache", NATIVE_CACHE.toString());
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final MemoryBudget budget = new MemoryBudget(2L << 30);
  private Darkroom threads;
  private Darkroom processes;

  /** Who waits, and hears how far it is. */
  private static final class Hearing implements Darkroom.Client {
    final List<String> heard = new ArrayList<>();

    @Override
    public void developed(int done, int total) {
      heard.add(done + "/" + total);
    }

    @Override
    public void overdue(DarkroomException reason) {
      heard.add(reason.failure().name());
    }
  }

  @BeforeEach
  void open() throws Exception {
    EngineOptions options = options(ENGINE);
    threads = new ThreadDarkroom(options, memory, budget, DEADLINE);
    processes =
        ProcessDarkroom.start(
            new JsonObject().put(EngineOptions.SECTION, ENGINE).put("secret", "none of a child's"),
            options,
            1,
            512 << 20,
            budget,
            DEADLINE,
            DevelopTask.class);
  }

  @AfterEach
  void close() {
    threads.close();
    processes.close();
    assertEquals(0, budget.used());
  }

  private static Order order(byte[] image, JsonObject... renditions) {
    return new Order(
        RenditionsOptions.OPERATION,
        ByteBuffer.wrap(image),
        Map.of(),
        new JsonObject().put("renditions", new JsonArray(List.of((Object[]) renditions))));
  }

  private void same(Order order) throws Exception {
    Hearing one = new Hearing();
    Hearing other = new Hearing();
    Development here = threads.develop(order, one);
    Development there = processes.develop(order, other);
    assertEquals(here.source(), there.source());
    assertEquals(here.info(), there.info());
    assertEquals(one.heard, other.heard);
    assertEquals(here.renditions().size(), there.renditions().size());
    for (int i = 0; i < here.renditions().size(); i++) {
      Developed mine = here.renditions().get(i);
      Developed its = there.renditions().get(i);
      assertArrayEquals(mine.file().getBytes(), its.file().getBytes(), mine.name());
      assertEquals(mine, its);
    }
  }

  @Test
  void bothMakeTheSameBytes() throws Exception {
    JsonObject[] wanted = {
      rendition("a", 300, 200),
      rendition("b", 64, 64).put("fit", "cover").put("format", "webp"),
      rendition("c", 40, 0).put("format", "png")
    };
    same(order(Pictures.jpeg(Pictures.quarters(1200, 800)), wanted));
    same(order(Pictures.jpeg(Pictures.quarters(1200, 800), true), wanted));
    same(order(Pictures.png(Pictures.quarters(640, 480)), wanted));
    same(order(Pictures.gif(Pictures.quarters(320, 240)), wanted));
    same(order(webp(Pictures.quarters(500, 400, BufferedImage.TYPE_INT_ARGB), 80), wanted));
    same(
        order(
            Pictures.jpegWithExif(
                Pictures.jpeg(Pictures.quarters(600, 400)), Pictures.exif(6, true, "x")),
            wanted));
  }

  @Test
  void bothTellTheSameOfAnImage() throws Exception {
    Order order =
        new Order(
            InfoOptions.OPERATION,
            ByteBuffer.wrap(Pictures.png(Pictures.quarters(200, 100))),
            Map.of(),
            new JsonObject());
    assertNotNull(threads.develop(order, new Hearing()).info());
    same(order);
  }

  private void bothRefuse(Failure failure, Order order) {
    DarkroomException here =
        assertThrows(DarkroomException.class, () -> threads.develop(order, new Hearing()));
    DarkroomException there =
        assertThrows(DarkroomException.class, () -> processes.develop(order, new Hearing()));
    assertEquals(failure, here.failure(), here.getMessage());
    assertEquals(failure, there.failure(), there.getMessage());
    assertEquals(here.getMessage(), there.getMessage());
  }

  @Test
  void bothRefuseTheSame() {
    JsonObject small = rendition("a", 30, 20);
    byte[] png = Pictures.png(Pictures.quarters(640, 480));
    byte[] damaged = png.clone();
    Arrays.fill(damaged, 60, damaged.length - 20, (byte) 0x55);
    bothRefuse(Failure.NOT_AN_IMAGE, order(Pictures.ascii("<html>"), small));
    bothRefuse(Failure.IMAGE_TOO_MANY_PIXELS, order(Pictures.blackPng(30_000, 30_000), small));
    bothRefuse(Failure.IMAGE_TRUNCATED, order(Arrays.copyOf(png, png.length / 2), small));
    bothRefuse(Failure.IMAGE_CORRUPT, order(damaged, small));
  }

  @Test
  void whatCanNeverFitIsRefusedBeforeItIsDecoded() throws Exception {
    try (Darkroom tight =
        new ThreadDarkroom(options(ENGINE), memory, new MemoryBudget(64 << 20), DEADLINE)) {
      Order large = order(Pictures.blackPng(6_000, 5_000), rendition("a", 30, 20));
      DarkroomException refused =
          assertThrows(DarkroomException.class, () -> tight.develop(large, new Hearing()));
      assertEquals(Failure.IMAGE_TOO_MUCH_MEMORY, refused.failure());
      assertTrue(refused.getMessage().contains("engine.memory allows 64 MB"));
    }
  }

  @Test
  void theDeadlineIsToldToWhoWaitsForAThread() throws Exception {
    try (Darkroom hasty =
        new ThreadDarkroom(options(ENGINE), memory, budget, Duration.ofMillis(1))) {
      CompletableFuture<Failure> told = new CompletableFuture<>();
      hasty.develop(
          order(Pictures.jpeg(Pictures.quarters(300, 200)), rendition("a", 200, 200)),
          new Darkroom.Client() {
            @Override
            public void developed(int done, int total) {
              // It takes until then: whoever tells of the deadline may be slow to be woken.
              assertNotNull(told.orTimeout(30, TimeUnit.SECONDS).join());
            }

            @Override
            public void overdue(DarkroomException reason) {
              told.complete(reason.failure());
            }
          });
      assertEquals(Failure.CODEC_TIMEOUT, told.getNow(null));
    }
  }
}
