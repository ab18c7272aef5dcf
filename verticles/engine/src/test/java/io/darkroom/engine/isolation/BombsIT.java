package io.darkroom.engine.isolation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Bombs;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.Resident;
import io.darkroom.isolation.MemoryBudget;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is refused takes no memory to speak of, neither here nor in a child. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class BombsIT extends DeveloperFixture {
  private static final long MOST = 64 << 20;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static Order order(byte[] image) {
    return new Order(
        RenditionsOptions.OPERATION,
        ByteBuffer.wrap(image),
        Map.of(),
        new JsonObject()
            .put("frames", "all")
            .put("renditions", new JsonArray().add(rendition("a", 10, 10).put("format", "gif"))));
  }

  private static void refusesWithin64Megabytes(Darkroom darkroom, List<Resident> processes)
      throws Exception {
    // The library's own pages come in at the first image.
    darkroom.develop(order(Pictures.png(Pictures.quarters(640, 480))), new Patient());
    for (byte[] bomb : Bombs.ofPixels()) {
      refuses(Failure.IMAGE_TOO_MANY_PIXELS, darkroom, bomb, processes);
    }
    refuses(Failure.IMAGE_TOO_MANY_FRAMES, darkroom, Bombs.ofFrames(), processes);
  }

  private static void refuses(
      Failure failure, Darkroom darkroom, byte[] bomb, List<Resident> processes) {
    processes.forEach(Resident::forgetPeak);
    long before = processes.stream().mapToLong(Resident::now).sum();
    refused(failure, () -> darkroom.develop(order(bomb), new Patient()));
    long grown = processes.stream().mapToLong(Resident::peak).sum() - before;
    assertTrue(grown <= MOST, () -> failure + ": grown by " + grown);
  }

  @Test
  void inThreads() throws Exception {
    try (Darkroom threads =
        new ThreadDarkroom(options(Bombs.TAKING), memory, new MemoryBudget(1L << 30), DEADLINE)) {
      refusesWithin64Megabytes(threads, List.of(Resident.self()));
    }
  }

  @Test
  void inChildren() throws Exception {
    try (Darkroom processes =
        ProcessDarkroom.start(
            new JsonObject().put("engine", Bombs.TAKING),
            options(Bombs.TAKING),
            1,
            512 << 20,
            new MemoryBudget(1L << 30),
            DEADLINE,
            DevelopTask.class)) {
      List<Resident> family = new ArrayList<>(List.of(Resident.self()));
      ProcessHandle.current().children().map(Resident::of).forEach(family::add);
      assertTrue(family.size() > 1);
      refusesWithin64Megabytes(processes, family);
    }
  }
}
