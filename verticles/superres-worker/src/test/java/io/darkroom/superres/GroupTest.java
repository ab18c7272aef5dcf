package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupTest {
  private static final Duration CHECKPOINT =
      Duration.ofSeconds(SuperresWorkerOptions.DEFAULT_CHECKPOINT_SECONDS);

  @TempDir Path folder;
  private final Catalogue catalogue = Catalogue.open(null);

  /** Of a picture without alpha. */
  private Prospect prospect(String name, int width, int height, int depth) {
    Model model = catalogue.find(name);
    return new Prospect(
        SuperresOptions.of(new JsonObject().put("model", name)),
        model,
        Format.PNG,
        Tiling.of(width, height, model, model.tile(), model.overlap()),
        List.of(),
        0,
        depth,
        1);
  }

  @ParameterizedTest
  @CsvSource({
    "fast, 3000, 2000, 3, 3",
    "psnr-small, 3000, 2000, 3, 16",
    "psnr-large, 3000, 2000, 3, 7",
    "gans, 1000, 1000, 3, 5",
    "fast, 3000, 2000, 8, 6",
    "fast, 1000, 1000, 3, 1",
    "psnr-small, 600, 500, 3, 1"
  })
  void areSoManyThatNoneTakesLongerThanACheckpointNorMoreThan32Megabytes(
      String model, int width, int height, int depth, int expected) {
    Prospect prospect = prospect(model, width, height, depth);
    List<Group> groups = Group.of(prospect, CHECKPOINT);

    assertEquals(expected, groups.size());
    int at = 0;
    for (Group group : groups) {
      assertEquals(at, group.first());
      at = group.end();
    }
    assertEquals(prospect.tiling().tiles().size(), at);
  }

  @Test
  void areOneWhereEveryPictureIsToBeMadeAtOnce() {
    assertEquals(1, Group.of(prospect("psnr-small", 3_000, 2_000, 3), Duration.ZERO).size());
  }

  private SuperresTask task(NativeMemory memory) {
    SuperresTask opened = new SuperresTask(memory);
    opened.open(
        new JsonObject()
            .put(
                "engine",
                new JsonObject().put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString())));
    return opened;
  }

  @Test
  void arePutTogetherInTheMemoryOfTheLargerPictureATileAndTheFile() throws IOException {
    NativeMemory memory = new NativeMemory();
    SuperresTask maker = task(memory);
    byte[] file = Pictures.png(Pictures.quarters(120, 90));
    JsonObject options = new JsonObject().put("by_patch_of_size", 32).put("format", "png");
    Answer whole = maker.run(new Call(options, List.of(ByteBuffer.wrap(file))), told -> {});

    Model model = catalogue.find("fast");
    Tiling tiling = Tiling.of(120, 90, model, 32, model.overlap());
    List<AssemblyOrder.Piece> pieces = new ArrayList<>();
    int type = 0;
    for (Group group : List.of(new Group(0, 5), new Group(5, 12))) {
      GroupOrder order =
          new GroupOrder(options.copy().put("padding_size", 7), model.sha256(), group);
      Answer made = maker.run(new Call(order.toJson(), List.of(ByteBuffer.wrap(file))), told -> {});
      type = made.what().getInteger("type");
      Path piece = folder.resolve("piece-" + group.first());
      Files.write(piece, made.files().get(0).getBytes());
      pieces.add(new AssemblyOrder.Piece(group, piece.toString()));
    }
    assertEquals(12, tiling.tiles().size());

    NativeMemory own = new NativeMemory();
    AssemblyOrder order = new AssemblyOrder(options, 120, 90, 32, 7, Format.PNG, type, pieces);
    Answer together = task(own).run(new Call(order.toJson(), List.of()), told -> {});
    assertArrayEquals(whole.files().get(0).getBytes(), together.files().get(0).getBytes());
    long larger = 240L * 180 * 3;
    long tile = 64L * 64 * 3;
    long written = together.files().get(0).length();
    assertTrue(own.peakBytes() <= larger + Math.max(tile, written), own.peakBytes() + " bytes");
    assertEquals(0, own.liveBytes() + memory.liveBytes());
  }

  @Test
  void areRefusedWhereTheModelIsAnother() {
    NativeMemory memory = new NativeMemory();
    GroupOrder order = new GroupOrder(new JsonObject(), "0".repeat(64), new Group(0, 1));
    byte[] file = Pictures.png(Pictures.quarters(20, 20));
    DeveloperFixture.refused(
        Failure.MODEL_UNUSABLE,
        () ->
            task(memory).run(new Call(order.toJson(), List.of(ByteBuffer.wrap(file))), told -> {}));
    assertEquals(0, memory.liveBytes());
  }
}
