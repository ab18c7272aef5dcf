package io.darkroom.avatar.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.avatar.texture.Png;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where triangles fall, by pixels. */
class GeometryTest {
  private final Cards cards = new Cards();

  private int glass() {
    int glass = cards.colour("glass", 1, 0, 0, 0.5);
    cards.glb().material(glass).put("alphaMode", "BLEND").put("doubleSided", true);
    return glass;
  }

  @Test
  void trianglesThatShareEdgesNeitherOverlapNorLeaveGaps() {
    int spokes = 13;
    float[] positions = new float[3 * (spokes + 1)];
    positions[0] = 0.013f;
    positions[1] = 1.707f;
    int[] fan = new int[3 * spokes];
    for (int i = 0; i < spokes; i++) {
      positions[3 * i + 3] = (float) (0.2 * Math.cos(2 * Math.PI * i / spokes));
      positions[3 * i + 4] = (float) (1.7 + 0.2 * Math.sin(2 * Math.PI * i / spokes));
      fan[3 * i + 1] = i + 1;
      fan[3 * i + 2] = (i + 1) % spokes + 1;
    }
    int glass = glass();
    JsonObject attributes = new JsonObject().put("POSITION", cards.glb().floats("VEC3", positions));
    int mesh = cards.mesh(attributes, glass);
    cards
        .glb()
        .root()
        .getJsonArray("meshes")
        .getJsonObject(mesh)
        .getJsonArray("primitives")
        .getJsonObject(0)
        .put("indices", cards.glb().shorts("SCALAR", fan));
    cards.node("fan", mesh);
    Shot shot = new Shot().wear("hat", cards);
    for (double x = -0.12; x < 0.12; x += 0.01) {
      for (double y = 1.58; y < 1.82; y += 0.01) {
        assertEquals(0x80, shot.face(x, y) >>> 24);
      }
    }
  }

  @Test
  void texturesAreLaidOutInPerspective() {
    int[] halves = new int[64];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = i % 8 < 4 ? 0xffff0000 : 0xff0000ff;
    }
    int material = cards.glb().material("a", cards.glb().texture(Png.of(halves, 8, 8).getBytes()));
    JsonObject attributes = cards.attributes(0, 1.7, 0);
    float[] slanted = {-0.1f, 1.6f, 0.1f, 0.1f, 1.6f, -0.3f, 0.1f, 1.8f, -0.3f, -0.1f, 1.8f, 0.1f};
    attributes.put("POSITION", cards.glb().floats("VEC3", slanted));
    cards.node("slanted", cards.mesh(attributes, material));
    Shot shot = new Shot().wear("hat", cards).with(RenderOptions.defaults().withStyle(Style.LIT));
    // Without perspective the halves would meet 8 pixels further to the left.
    assertTrue((shot.face(-0.012, 1.7) >> 16 & 0xff) > (shot.face(-0.012, 1.7) & 0xff));
    assertTrue((shot.face(0.012, 1.7) >> 16 & 0xff) < (shot.face(0.012, 1.7) & 0xff));
  }

  @Test
  void whatIsBehindTheEyeIsNotSeen() {
    cards.card("behind", cards.colour("a", 1, 0, 0, 1), 0, 1.7, 2);
    assertEquals(0, new Shot().wear("hat", cards).face(0, 1.7));
  }

  @Test
  void whatReachesBehindTheEyeIsCutOff() {
    // It rises towards the eye, which is at z = 1.25, and is 1.72 high where it is cut.
    JsonObject attributes = rising(1.6f, 1.8f);
    cards.node("ramp", cards.mesh(attributes, glass()));
    Shot shot = new Shot().wear("hat", cards);
    for (double x = -0.03; x < 0.03; x += 0.003) {
      for (double y = 1.61; y < 1.75; y += 0.003) {
        if (Math.abs(y - 1.72) > 0.004) {
          assertEquals(y < 1.72 ? 0x80 : 0, shot.face(x, y) >>> 24, x + ", " + y);
        }
      }
    }
  }

  @Test
  void whatIsLeftOfItKeepsItsTexture() {
    int[] halves = new int[64];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = i < 32 ? 0xffff0000 : 0xff0000ff;
    }
    int material = cards.glb().material("a", cards.glb().texture(Png.of(halves, 8, 8).getBytes()));
    cards.glb().material(material).put("doubleSided", true);
    // In perspective its two fifths in front of the eye are seen from 1.682 to 1.763.
    cards.node("ramp", cards.mesh(rising(1.68f, 1.74f), material));
    Shot shot = new Shot().wear("hat", cards).with(RenderOptions.defaults().withStyle(Style.LIT));
    for (double y = 1.69; y < 1.76; y += 0.003) {
      int pixel = shot.face(0.01, y);
      assertEquals(0xff, pixel >>> 24);
      assertTrue((pixel & 0xff) > (pixel >> 16 & 0xff), () -> Integer.toHexString(pixel));
    }
    assertEquals(0, shot.face(0.01, 1.77));
  }

  /** A card that comes two metres nearer from its lower edge, at z = 0, to its upper one. */
  private JsonObject rising(float low, float high) {
    float[] ramp = {-0.04f, low, 0, 0.04f, low, 0, 0.04f, high, 2, -0.04f, high, 2};
    return cards.attributes(0, 1.7, 0).put("POSITION", cards.glb().floats("VEC3", ramp));
  }

  @Test
  void aMeshHasTheShapeOfItsDefaultWeights() {
    int mesh = cards.mesh(cards.attributes(0, 1.6, 0), cards.colour("a", 1, 0, 0, 1));
    JsonObject json = cards.glb().root().getJsonArray("meshes").getJsonObject(mesh);
    json.put("weights", JsonArray.of(0.5, 0));
    JsonArray targets = JsonArray.of(up(0.2f), up(-9));
    json.getJsonArray("primitives").getJsonObject(0).put("targets", targets);
    cards.node("card", mesh);
    Shot shot = new Shot().wear("hat", cards);
    assertEquals(0, shot.face(0, 1.6));
    assertEquals(0xffc50000, shot.face(0, 1.7));
  }

  /** A target that is so much higher. */
  private JsonObject up(float y) {
    int moves = cards.glb().floats("VEC3", 0, y, 0, 0, y, 0, 0, y, 0, 0, y, 0);
    return new JsonObject().put("POSITION", moves);
  }

  @Test
  void aPoseFileTakesThePlaceOfTheStance(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("pose.json");
    Files.writeString(file, "{\"Avatar_Head\": [[0.1, 0.08, 0], [0, 0, 0, 1], [1, 1, 1]]}");
    cards.card("card", cards.colour("a", 1, 0, 0, 1), 0, 1.7, 0);
    // The body must have the bones that the card is bound to.
    Cards body = new Cards();
    body.card("nothing_mask_eyes", body.colour("a", 1, 1, 1, 1), 0, 1.7, 0);
    Shot shot = new Shot().body(body).wear("hat", cards).with(posed(file));
    assertEquals(0, shot.face(0, 1.7));
    assertEquals(0xffc50000, shot.face(0.1, 1.7));
  }

  /** Pictures in another manner are not copied for those who look the same. */
  @Test
  void aPoseFileIsAMannerByWhatItSays(@TempDir Path folder) throws IOException {
    String easy = "{\"Avatar_Head\": [[0.1, 0.08, 0], [0, 0, 0, 1], [1, 1, 1]]}";
    Path file = Files.writeString(folder.resolve("pose.json"), easy);
    Path moved = Files.writeString(folder.resolve("moved.json"), easy);
    String manner = new BuiltinRenderer(posed(file)).manner();
    assertEquals(manner, new BuiltinRenderer(posed(moved)).manner());
    Files.writeString(file, easy.replace("0.1", "0.2"));
    assertNotEquals(manner, new BuiltinRenderer(posed(file)).manner());
    assertNotEquals(manner, new BuiltinRenderer(RenderOptions.defaults()).manner());
  }

  @Test
  void aPoseFileThatIsNoneIsACauseNotToStart(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("pose.json"), "{\"Avatar_Head\": [[1]]}");
    for (Path wrong : new Path[] {file, folder.resolve("none.json")}) {
      RenderOptions options = posed(wrong);
      DarkroomException thrown =
          assertThrows(DarkroomException.class, () -> new BuiltinRenderer(options));
      assertEquals(Failure.INVALID_CONFIGURATION, thrown.failure());
      assertTrue(thrown.getMessage().contains(wrong.toString()), thrown.getMessage());
    }
  }

  private static RenderOptions posed(Path file) {
    return RenderOptions.read(Conf.of(new JsonObject().put("pose", file.toString())));
  }

  @Test
  void theExplorersToneIsItsCurve() {
    int[][] pairs = {{0, 0}, {72, 75}, {105, 108}, {138, 138}, {197, 192}, {255, 250}};
    for (int[] pair : pairs) {
      assertEquals(pair[1], Tone.GODOT.of(pair[0]));
      assertEquals(pair[0], Tone.PLAIN.of(pair[0]));
    }
  }
}
