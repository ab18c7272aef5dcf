package io.darkroom.avatar.gltf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.avatar.figure.Clothes;
import io.darkroom.avatar.figure.GlbWriter;
import io.darkroom.avatar.outfit.Contents;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.texture.Png;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GltfReaderTest {
  private static final float[] TRIANGLE = {0, 0, 0, 1, 0, 0, 0, 1, 0};

  private final GlbWriter glb = new GlbWriter();

  private static Model read(Map<String, byte[]> files, String main) {
    return GltfReader.read(
        Contents.of(files), main, ModelLimits.defaults(), Deadline.in(Duration.ofSeconds(20)));
  }

  private static Model read(byte[] file) {
    return read(Map.of("a.glb", file), "a.glb");
  }

  private static void assertRefused(Failure failure, String words, byte[] file) {
    DarkroomException thrown = assertThrows(DarkroomException.class, () -> read(file));
    assertEquals(failure, thrown.failure(), thrown.getMessage());
    assertTrue(thrown.getMessage().contains(words), thrown.getMessage());
  }

  /** Adds a mesh at a node of its own. */
  private JsonObject mesh(int positions) {
    JsonObject primitive =
        new JsonObject().put("attributes", new JsonObject().put("POSITION", positions));
    JsonArray primitives = new JsonArray().add(primitive);
    int mesh = glb.add("meshes", new JsonObject().put("primitives", primitives));
    glb.add("nodes", new JsonObject().put("name", "n" + mesh).put("mesh", mesh));
    return primitive;
  }

  private Mesh only() {
    Model model = read(glb.glb());
    assertEquals(1, model.shapes().size());
    assertEquals(1, model.shapes().get(0).meshes().size());
    return model.shapes().get(0).meshes().get(0);
  }

  @Test
  void triangleListsStripsAndFansAreTriangles() {
    int positions = glb.floats("VEC3", 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
    JsonObject primitive = mesh(positions).put("indices", glb.shorts("SCALAR", 0, 1, 2, 3));
    assertArrayEquals(new int[] {0, 1, 2}, only().triangles());
    primitive.put("mode", 5);
    assertArrayEquals(new int[] {0, 1, 2, 1, 3, 2}, only().triangles());
    primitive.put("mode", 6);
    assertArrayEquals(new int[] {0, 1, 2, 0, 2, 3}, only().triangles());
  }

  @Test
  void pointsAndLinesAreNotRead() {
    mesh(glb.floats("VEC3", TRIANGLE)).put("mode", 1);
    assertEquals(0, read(glb.glb()).shapes().get(0).meshes().size());
  }

  @Test
  void collidersAreNotRead() {
    mesh(glb.floats("VEC3", TRIANGLE));
    mesh(glb.floats("VEC3", TRIANGLE));
    glb.root().getJsonArray("nodes").getJsonObject(0).put("name", "Hat_Collider");
    assertEquals(1, read(glb.glb()).shapes().size());
    glb.root().getJsonArray("meshes").getJsonObject(1).put("name", "box_collider.001");
    assertEquals(0, read(glb.glb()).shapes().size());
  }

  @Test
  void onlyTheSceneIsShown() {
    mesh(glb.floats("VEC3", TRIANGLE));
    mesh(glb.floats("VEC3", TRIANGLE));
    glb.add("scenes", new JsonObject().put("nodes", new JsonArray().add(1)));
    Model model = read(glb.glb());
    assertEquals(1, model.shapes().size());
    assertEquals(1, model.shapes().get(0).node());
  }

  @Test
  void quantizedAndInterleavedPositionsAreRead() {
    byte[] bytes = {0, 0, 0, 9, 127, 0, 0, 9, 0, -127, 0, 9};
    int view = glb.view(bytes);
    glb.root().getJsonArray("bufferViews").getJsonObject(view).put("byteStride", 4);
    int positions = glb.accessor(view, 5120, "VEC3", 3);
    glb.root().getJsonArray("accessors").getJsonObject(positions).put("normalized", true);
    glb.root().put("extensionsRequired", new JsonArray().add("KHR_mesh_quantization"));
    mesh(positions);
    assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, -1, 0}, only().positions());
  }

  @Test
  void sparseElementsReplaceOthers() {
    int positions = glb.floats("VEC3", TRIANGLE);
    JsonObject sparse =
        new JsonObject()
            .put("count", 1)
            .put(
                "indices",
                new JsonObject()
                    .put("bufferView", glb.view(new byte[] {2}))
                    .put("componentType", 5121))
            .put("values", new JsonObject().put("bufferView", glb.view(new byte[12])));
    glb.root().getJsonArray("accessors").getJsonObject(positions).put("sparse", sparse);
    mesh(positions);
    assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0}, only().positions());
  }

  @Test
  void aModelMayBeJsonWithItsBufferInIt() {
    byte[] floats = new byte[36];
    String json =
        """
        {"asset": {"version": "2.0"}, "nodes": [{"mesh": 0}],
         "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
         "accessors": [{"bufferView": 0, "componentType": 5126, "type": "VEC3", "count": 3}],
         "bufferViews": [{"buffer": 0, "byteLength": 36}],
         "buffers": [{"byteLength": 36, "uri": "data:application/octet-stream;base64,%s"}]}"""
            .formatted(Base64.getEncoder().encodeToString(floats));
    assertEquals(1, read(json.getBytes(StandardCharsets.UTF_8)).triangles());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "male/shirt/fabric 1.png",
        "MALE/Shirt/Fabric 1.PNG",
        "elsewhere/shirt/fabric 1.png"
      })
  void aTextureBesideTheModelIsFoundInItsFolderInAnyCaseOrByTheEndOfItsKey(String key) {
    Map<String, byte[]> files =
        Map.of(
            "male/a.glb",
            Clothes.shirt("./other/../shirt/fabric%201.png"),
            key,
            Clothes.fabric(0xff000000, 0xffffffff));
    Model model = read(files, "male/a.glb");
    assertEquals(
        128, model.shapes().get(0).meshes().get(0).material().basePicture().sampler().width());
  }

  @Test
  void theFolderComesBeforeOtherKeysThatEndSo() {
    Map<String, byte[]> files =
        Map.of(
            "male/a.glb", Clothes.shirt("fabric.png"),
            "female/fabric.png", new byte[] {1},
            "male/fabric.png", Clothes.fabric(0xff000000, 0xffffffff));
    assertEquals(2, read(files, "male/a.glb").shapes().size());
  }

  @Test
  void aTextureThatDidNotComeAlongIsNamed() {
    assertRefused(Failure.GLTF_FILE_MISSING, "\"x/fabric.png\"", Clothes.shirt("x/fabric.png"));
  }

  @Test
  void whatIsPackedIsNotSupported() {
    mesh(glb.floats("VEC3", TRIANGLE));
    for (String name :
        new String[] {
          "KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_texture_basisu"
        }) {
      glb.root().put("extensionsRequired", new JsonArray().add(name));
      assertRefused(Failure.GLTF_NOT_SUPPORTED, name, glb.glb());
    }
    glb.root().put("extensionsRequired", new JsonArray().add("KHR_materials_unlit"));
    assertEquals(1, read(glb.glb()).triangles());
  }

  @Test
  void aTextureOnlyInKtx2IsNotSupported() {
    int texture =
        glb.add(
            "textures",
            new JsonObject()
                .put("extensions", new JsonObject().put("KHR_texture_basisu", new JsonObject())));
    mesh(glb.floats("VEC3", TRIANGLE)).put("material", glb.material("a", texture));
    assertRefused(Failure.GLTF_NOT_SUPPORTED, "KTX2", glb.glb());
  }

  @Test
  void nodesThatGoRoundInACircleAreRefused() {
    glb.node("a", -1, 0, 0, 0);
    glb.node("b", 0, 0, 0, 0);
    glb.root().getJsonArray("nodes").getJsonObject(1).put("children", new JsonArray().add(0));
    assertRefused(Failure.GLTF_CORRUPT, "circle", glb.glb());
    glb.node("c", -1, 0, 0, 0);
    glb.root().getJsonArray("nodes").getJsonObject(2).put("children", new JsonArray().add(1));
    assertRefused(Failure.GLTF_CORRUPT, "more than one parent", glb.glb());
  }

  @Test
  void aChainOfAllNodesIsRead() {
    for (int i = 0; i < ModelLimits.DEFAULT_NODES; i++) {
      glb.node("n", i - 1, 0, 0, 0);
    }
    assertEquals(ModelLimits.DEFAULT_NODES, read(glb.glb()).order().size());
    glb.node("n", -1, 0, 0, 0);
    assertRefused(Failure.GLTF_TOO_LARGE, "2001 nodes; at most 2000", glb.glb());
  }

  @ParameterizedTest
  @ValueSource(ints = {299_999, 700_000, Integer.MAX_VALUE})
  void absurdCountsAreRefusedBeforeAnythingIsAllocated(int count) {
    int positions = glb.floats("VEC3", TRIANGLE);
    glb.root().getJsonArray("accessors").getJsonObject(positions).put("count", count);
    mesh(positions);
    boolean small = count < 300_000;
    assertRefused(
        small ? Failure.GLTF_CORRUPT : Failure.GLTF_TOO_LARGE,
        small ? "bytes of a buffer view of 36" : "at most 600000",
        glb.glb());
  }

  @Test
  void oneMeshAtManyNodesCountsAtEach() {
    mesh(glb.floats("VEC3", new float[9 * 1000]));
    for (int i = 0; i < 100; i++) {
      glb.add("nodes", new JsonObject().put("mesh", 0));
    }
    assertRefused(Failure.GLTF_TOO_LARGE, "vertices", glb.glb());
  }

  @Test
  void truncatedFilesAreRefused() {
    mesh(glb.floats("VEC3", TRIANGLE));
    byte[] whole = glb.glb();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      DarkroomException thrown = assertThrows(DarkroomException.class, () -> read(part));
      assertEquals(Failure.GLTF_CORRUPT, thrown.failure());
    }
  }

  @Test
  void indicesBeyondTheVerticesAreRefused() {
    mesh(glb.floats("VEC3", TRIANGLE)).put("indices", glb.shorts("SCALAR", 0, 1, 3));
    assertRefused(Failure.GLTF_CORRUPT, "index of 3 of 3 vertices", glb.glb());
  }

  @Test
  void jointsBeyondTheSkinAreRefusedUnlessTheyMoveNothing() {
    mesh(glb.floats("VEC3", TRIANGLE))
        .getJsonObject("attributes")
        .put("JOINTS_0", glb.shorts("VEC4", 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .put("WEIGHTS_0", glb.floats("VEC4", 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0));
    glb.add("skins", new JsonObject().put("joints", new JsonArray().add(0)));
    glb.root().getJsonArray("nodes").getJsonObject(0).put("skin", 0);
    assertEquals(1, read(glb.glb()).triangles());
    int weights = glb.floats("VEC4", 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
    glb.root()
        .getJsonArray("meshes")
        .getJsonObject(0)
        .getJsonArray("primitives")
        .getJsonObject(0)
        .getJsonObject("attributes")
        .put("WEIGHTS_0", weights);
    assertRefused(Failure.GLTF_CORRUPT, "joint 9", glb.glb());
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    mesh(glb.floats("VEC3", Float.NaN, 0, 0, 1, 0, 0, 0, 1, 0));
    assertRefused(Failure.GLTF_CORRUPT, "not finite", glb.glb());
  }

  @Test
  void filesOverTheLimitAreNotLookedInto() {
    assertRefused(
        Failure.GLTF_TOO_LARGE, "at most 16777216", new byte[ModelLimits.DEFAULT_BYTES + 1]);
    byte[] json = new byte[ModelLimits.DEFAULT_JSON_BYTES + 1];
    json[0] = '{';
    assertRefused(Failure.GLTF_TOO_LARGE, "at most 1048576", json);
  }

  @Test
  void texturesThatWouldNotFitIntoMemoryAreRefused() {
    byte[] large = Png.of(new int[1024 * 1024], 1024, 1024).getBytes();
    for (int i = 0; i < 10; i++) {
      int material = glb.material("m", glb.texture(large));
      mesh(glb.floats("VEC3", TRIANGLE)).put("material", material);
    }
    assertRefused(Failure.GLTF_TOO_LARGE, "bytes in memory", glb.glb());
  }
}
