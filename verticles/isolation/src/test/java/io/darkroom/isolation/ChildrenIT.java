package io.darkroom.isolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real children, and all that can happen to them. */
@Timeout(120)
class ChildrenIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Bounds ROOMY = new Bounds(SOON, 256 << 20);

  @TempDir Path folder;
  private Children children;

  private static ChildOptions options(int count, JsonObject options) {
    return new ChildOptions(
        "tests", Perils.class, options, count, 128 << 20, 300 << 20, Map.of("OF_CHILDREN", "yes"));
  }

  private Children start(int count, JsonObject options) throws Exception {
    children = Children.start(options(count, options));
    return children;
  }

  private Children start() throws Exception {
    return start(1, new JsonObject());
  }

  @AfterEach
  void close() {
    if (children != null) {
      children.close();
      assertEquals(0, children.alive());
    }
  }

  private Answer run(JsonObject what, ByteBuffer... files) throws Exception {
    return children.run(new Call(what, List.of(files)), ROOMY, told -> {});
  }

  private DarkroomException fails(String what, Bounds bounds) {
    return assertThrows(
        DarkroomException.class,
        () -> children.run(new Call(Perils.does(what), List.of()), bounds, told -> {}));
  }

  private long pid() throws Exception {
    return run(Perils.does("pid")).what().getLong("pid");
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Fails with that code, its process is gone, and the next call has another. */
  private void isFatal(String what, Bounds bounds, Failure failure) throws Exception {
    long before = pid();
    DarkroomException failed = fails(what, bounds);
    assertEquals(failure, failed.failure(), failed.getMessage());
    assertFalse(alive(before), what);
    assertNotEquals(before, pid());
  }

  @Test
  void givesFilesToAChildAndItsFilesBack() throws Exception {
    start();
    byte[] one = bytes(3 << 20);
    byte[] two = bytes(17);
    List<JsonObject> heard = new ArrayList<>();

    Answer answer =
        children.run(
            new Call(Perils.does("echo"), List.of(ByteBuffer.wrap(one), ByteBuffer.wrap(two))),
            ROOMY,
            heard::add);

    assertArrayEquals(one, answer.files().get(0).getBytes());
    assertArrayEquals(two, answer.files().get(1).getBytes());
    assertEquals(new JsonArray().add(true).add(true), answer.what().getJsonArray("direct"));
    assertEquals(List.of(new JsonObject().put("files", 2)), heard);
  }

  @Test
  void handsOverFilesOfAnySizeAgainAndAgain() throws Exception {
    start();
    long pid = pid();
    for (int size : new int[] {0, 1, 20 << 20, 5, 9 << 20, 8 << 20, 20 << 20}) {
      byte[] file = bytes(size);
      assertArrayEquals(
          file, run(Perils.does("echo"), ByteBuffer.wrap(file)).files().get(0).getBytes());
      int bytes = size;
      assertEquals(bytes, run(Perils.does("grow").put("bytes", bytes)).files().get(0).length());
    }
    assertEquals(pid, pid());
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aChildThatCrashesOrExitsFailsItsCallAlone() throws Exception {
    start();
    isFatal("halt", ROOMY, Failure.CODEC_CRASHED);
    isFatal("segv", ROOMY, Failure.CODEC_CRASHED);
    isFatal("kill", ROOMY, Failure.CODEC_CRASHED);
  }

  @Test
  void aChildThatHangsIsEndedAtItsDeadline() throws Exception {
    start();
    isFatal("spin", new Bounds(Duration.ofMillis(200), 1 << 30), Failure.CODEC_TIMEOUT);
  }

  @Test
  void aChildThatDevoursMemoryIsEnded() throws Exception {
    start();
    isFatal("hog", new Bounds(SOON, 100 << 20), Failure.CODEC_MEMORY);
    isFatal("heap", ROOMY, Failure.CODEC_MEMORY);
  }

  @Test
  void aFailureOfTheTaskCostsNoChild() throws Exception {
    start();
    long pid = pid();
    DarkroomException refused = fails("refuse", ROOMY);
    assertEquals(Failure.IMAGE_CORRUPT, refused.failure());
    assertEquals("It is damaged.", refused.getMessage());
    IllegalStateException bug =
        assertThrows(IllegalStateException.class, () -> run(Perils.does("fail")));
    assertTrue(bug.getMessage().contains("a bug"), bug.getMessage());
    run(Perils.does("print"));
    assertEquals(pid, pid());
  }

  @Test
  void aCallThatIsNoLongerWantedEndsItsChild() throws Exception {
    start();
    long pid = pid();
    Call spin = new Call(Perils.does("spin"), List.of());
    assertThrows(
        ArithmeticException.class,
        () ->
            children.run(
                spin,
                ROOMY,
                told -> {
                  throw new ArithmeticException("cancelled");
                }));
    assertFalse(alive(pid));

    long next = pid();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CompletableFuture<Void> spinning = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                children.run(spin, ROOMY, told -> spinning.complete(null));
              } catch (IOException | InterruptedException | RuntimeException error) {
                failure.set(error);
              }
            });
    caller.start();
    spinning.join();
    caller.interrupt();
    caller.join();
    assertTrue(failure.get() instanceof InterruptedException, () -> "" + failure.get());
    assertFalse(alive(next));
  }

  @Test
  void aChildThatDiesBetweenCallsCostsNone() throws Exception {
    start(2, new JsonObject());
    for (int i = 0; i < 4; i++) {
      long pid = pid();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      run(Perils.does("echo"));
    }
    Eventually.eventually(SOON, () -> assertEquals(2, children.alive()));
  }

  @Test
  void childrenSeeOptionsAndNothingOfTheEnvironmentThatMightBeSecret() throws Exception {
    start(1, new JsonObject().put("colour", "red"));
    JsonObject seen = run(Perils.does("pid")).what();
    assertEquals("red", seen.getJsonObject("options").getString("colour"));
    JsonObject environment = seen.getJsonObject("environment");
    assertEquals("yes", environment.getString("OF_CHILDREN"));
    assertEquals(System.getenv("PATH"), environment.getString("PATH"));
    assertNull(environment.getString("MAVEN_CMD_LINE_ARGS"));
  }

  @Test
  void nothingOfSharedFilesIsLeftInAFolder() throws Exception {
    Path shared = SharedFolder.find(1);
    Set<Path> before = shared(shared);
    start();
    run(Perils.does("echo"), ByteBuffer.wrap(bytes(1 << 20)));
    Set<Path> left = shared(shared);
    left.removeAll(before);
    // Others share the folder, whose children have not yet opened what is theirs.
    Eventually.eventually(
        SOON, () -> assertTrue(left.stream().noneMatch(Files::exists), left::toString));
  }

  private static Set<Path> shared(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".shared"))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  @Test
  void saysAtTheStartThatChildrenCannotBeHad() {
    IOException refused =
        assertThrows(IOException.class, () -> start(1, new JsonObject().put("stillborn", true)));
    assertTrue(refused.getMessage().contains("status 1"), refused.getMessage());
  }

  @Test
  void goesOnTryingToReplaceAChildAndIsNotReadyMeanwhile() throws Exception {
    Path obstacle = folder.resolve("obstacle");
    start(1, new JsonObject().put("stillbornWhile", obstacle.toString()));
    assertTrue(children.ready());
    Files.createFile(obstacle);
    fails("halt", ROOMY);
    Eventually.eventually(SOON, () -> assertFalse(children.ready()));
    Files.delete(obstacle);
    pid();
    assertTrue(children.ready());
  }

  @Test
  void onDemandStartsNoMoreChildrenThanCallsNeed() throws Exception {
    children = Children.onDemand(options(2, new JsonObject()));
    assertTrue(children.ready());
    assertEquals(0, children.bytes());
    assertEquals(0, children.alive());

    long first = pid();
    assertEquals(first, pid());
    assertEquals(1, children.alive());

    CompletableFuture<Void> spinning = new CompletableFuture<>();
    Thread busy = new Thread(() -> spin(spinning));
    busy.start();
    spinning.join();
    long second = pid();
    assertEquals(second, pid());
    assertNotEquals(first, second);
    assertEquals(2, children.alive());

    // Two are as many as there may be: the one that is killed is replaced, and no other started.
    busy.interrupt();
    busy.join();
    Eventually.eventually(SOON, () -> assertEquals(2, children.alive()));
    assertTrue(alive(second));
  }

  private void spin(CompletableFuture<Void> begun) {
    try {
      Call spin = new Call(Perils.does("spin"), List.of());
      children.run(spin, ROOMY, told -> begun.complete(null));
    } catch (IOException | InterruptedException ended) {
      begun.complete(null);
    }
  }

  @Test
  void onDemandIsReadyUntilTheFirstChildCannotBeStartedAndAgainOnceItCan() throws Exception {
    Path obstacle = Files.createFile(folder.resolve("obstacle"));
    children =
        Children.onDemand(options(1, new JsonObject().put("stillbornWhile", obstacle.toString())));
    assertTrue(children.ready());
    CompletableFuture<Long> pid =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return pid();
              } catch (Exception error) {
                throw new IllegalStateException(error);
              }
            });
    Eventually.eventually(SOON, () -> assertFalse(children.ready()));
    Files.delete(obstacle);
    assertTrue(alive(pid.get(60, TimeUnit.SECONDS)));
    assertTrue(children.ready());
  }
}
