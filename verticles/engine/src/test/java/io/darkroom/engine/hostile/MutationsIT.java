package io.darkroom.engine.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developer;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Resident;
import io.darkroom.engine.isolation.Darkroom;
import io.darkroom.engine.isolation.Order;
import io.darkroom.engine.isolation.Patient;
import io.darkroom.engine.isolation.ProcessDarkroom;
import io.darkroom.isolation.MemoryBudget;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged files of every format: each is developed or refused with a code, in bounded time, leaves
 * no pixels behind, and gives the same bytes again when memory holds something else; in this
 * process and in a child. {@code mutations} says how many of each format.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class MutationsIT extends DeveloperFixture {
  private static final Integer MUTATIONS = Integer.getInteger("mutations");
  private static final int HERE = MUTATIONS == null ? 4_000 : MUTATIONS;
  private static final int IN_A_CHILD = MUTATIONS == null ? 500 : MUTATIONS;
  private static final long SEED = Long.getLong("mutations.seed", 20_261_121);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final long CHILD_MEMORY = 512 << 20;

  private final Developer tolerant = developer(Formats.TOLERANT);

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "webp", "gif", "tiff", "bmp"})
  void developsOrRefusesEveryMutation(String format) throws Exception {
    List<byte[]> valid = Formats.valid(format);
    Tally tally = new Tally("thread", format, Resident.self());
    for (int i = 0; i < HERE; i++) {
      byte[] damaged = damaged(valid, i);
      String name = format + " mutation " + (SEED + i);
      Dirt.leave(memory, 0x55);
      long begun = System.nanoTime();
      Outcome first = here(damaged, name);
      long took = System.nanoTime() - begun;
      assertTrue(took < DEADLINE.toNanos(), () -> name + " took " + took + " ns");
      Dirt.leave(memory, 0xaa);
      here(damaged, name).assertSameAs(first, name);
      assertEquals(0, memory.liveBytes(), name);
      tally.count(first.failure(), took);
    }
    isPlausible(tally, HERE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "webp", "gif", "tiff", "bmp"})
  @EnabledOnOs(OS.LINUX)
  void doesTheSameInAChildThatLivesOn(String format) throws Exception {
    try (ProcessDarkroom darkroom =
        ProcessDarkroom.start(
            new JsonObject().put("engine", Formats.TOLERANT),
            options(Formats.TOLERANT),
            1,
            CHILD_MEMORY,
            new MemoryBudget(1L << 30),
            DEADLINE,
            DirtyTask.class)) {
      ProcessHandle child = ProcessHandle.current().children().findFirst().orElseThrow();
      List<byte[]> valid = Formats.valid(format);
      Tally tally = new Tally("process", format, Resident.of(child));
      for (int i = 0; i < IN_A_CHILD; i++) {
        byte[] damaged = damaged(valid, i);
        String name = format + " mutation " + (SEED + i);
        long begun = System.nanoTime();
        Outcome first = there(darkroom, damaged, name);
        long took = System.nanoTime() - begun;
        there(darkroom, damaged, name).assertSameAs(first, name);
        here(damaged, name).assertSameAs(first, name);
        tally.count(first.failure(), took);
      }
      assertTrue(child.isAlive());
      isPlausible(tally, IN_A_CHILD);
    }
  }

  private static byte[] damaged(List<byte[]> valid, int i) {
    return new Mutator(SEED + i).damage(valid.get(i % valid.size()));
  }

  private static void isPlausible(Tally tally, int mutations) {
    tally.write();
    int developed = tally.developed();
    // Else nothing got past the headers, and the decoders were not tried.
    assertTrue(developed > mutations / 2_000, developed + " of " + mutations + " were developed");
    assertTrue(developed < mutations, "nothing was refused");
  }

  private Outcome here(byte[] image, String name) throws Exception {
    return Outcome.of(() -> development(tolerant, image, Outcome.options()).renditions(), name);
  }

  private static Outcome there(Darkroom darkroom, byte[] image, String name) throws Exception {
    Order order =
        new Order(RenditionsOptions.OPERATION, ByteBuffer.wrap(image), Map.of(), Outcome.options());
    return Outcome.of(() -> darkroom.develop(order, new Patient()).renditions(), name);
  }
}
