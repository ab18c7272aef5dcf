package io.darkroom.avatar.render;

import static io.darkroom.avatar.render.Shot.assertColour;
import static io.darkroom.avatar.render.Shot.flat;
import static io.darkroom.avatar.render.Shot.tinted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.avatar.texture.Png;
import io.darkroom.avatar.texture.Srgb;
import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What surfaces look like, by pixels. */
class SurfacesTest {
  private static final int RED = 0xffff0000;
  private static final int GREEN = 0xff00ff00;
  private static final int NOTHING = 0x00ff0000;

  private final Cards cards = new Cards();

  private Shot shot() {
    return new Shot().wear("hat", cards);
  }

  @Test
  void whiteIs197InTheFlatStyleAndNothingIsTransparent() {
    cards.card("card", cards.colour("paint", 1, 1, 1, 1), 0, 1.7, 0);
    Shot shot = shot();
    assertEquals(0xffc5c5c5, shot.face(0, 1.7));
    assertEquals(0, shot.face(0.1, 1.7));
  }

  @Test
  void materialsOfSkinAndHairAreInTheAvatarsColours() {
    cards.card("a", cards.colour("AvatarSKIN_MAT", 0.1, 0.2, 0.3, 1), -0.1, 1.7, 0);
    cards.card("b", cards.colour("my_Hair.001", 0.1, 0.2, 0.3, 1), 0, 1.7, 0);
    cards.card("c", cards.colour("Wearable", 0.1, 0.2, 0.3, 1), 0.1, 1.7, 0);
    Shot shot = shot();
    assertColour(tinted(Shot.SKIN), shot.face(-0.1, 1.7));
    assertColour(tinted(Shot.HAIR), shot.face(0, 1.7));
    assertColour(flat(0.1, 0.2, 0.3), shot.face(0.1, 1.7));
  }

  @Test
  void theTintIsMultipliedByTheTexture() {
    int hair = cards.glb().material("Hair_MAT", cards.glb().texture(png(0xff808080)));
    cards.card("card", hair, 0, 1.7, 0);
    double grey = 0.2158605;
    int plain = tinted(Shot.HAIR);
    int found = shot().face(0, 1.7);
    assertColour(flat(grey * 0.3185468, grey * 0.0731906, grey * 0.0100228), found);
    assertTrue((found >> 16 & 0xff) < (plain >> 16 & 0xff), "the texture has no effect");
  }

  @Test
  void whatIsCloserCoversWhateverTheOrder() {
    cards.card("near", cards.colour("a", 1, 0, 0, 1), 0, 1.7, 0.1);
    cards.card("far", cards.colour("b", 0, 1, 0, 1), 0.02, 1.7, 0);
    Shot shot = shot();
    assertColour(flat(1, 0, 0), shot.face(0, 1.7));
    assertColour(flat(0, 1, 0), shot.face(0.05, 1.7));
  }

  @Test
  void aMaskIsThereOrNot() {
    int material = cards.glb().material("leaf", texture(RED, NOTHING));
    cards.glb().material(material).put("alphaMode", "MASK").put("alphaCutoff", 0.5);
    cards.card("leaf", material, 0, 1.7, 0.1);
    cards.card("behind", cards.colour("b", 0, 1, 0, 1), 0, 1.7, 0);
    Shot shot = shot();
    assertColour(flat(1, 0, 0), shot.face(-0.03, 1.7));
    assertColour(flat(0, 1, 0), shot.face(0.03, 1.7));
  }

  @Test
  void alphaMeansNothingInAnOpaqueMaterial() {
    cards.card("card", cards.glb().material("a", texture(RED, NOTHING)), 0, 1.7, 0);
    assertColour(flat(1, 0, 0), shot().face(0.03, 1.7));
  }

  @Test
  void translucentCardsAreBlendedFromTheFurthestToTheClosestInLinearLight() {
    int red = cards.colour("a", 1, 0, 0, 0.5);
    int blue = cards.colour("b", 0, 0, 1, 0.5);
    cards.glb().material(red).put("alphaMode", "BLEND");
    cards.glb().material(blue).put("alphaMode", "BLEND");
    // The closest comes first in the file.
    cards.card("near", red, 0, 1.7, 0.2);
    cards.card("far", blue, 0, 1.7, 0.1);
    cards.card("behind", cards.colour("c", 0, 1, 0, 1), 0, 1.7, 0);
    assertColour(flat(0.5, 0.25, 0.25), shot().face(0, 1.7));
  }

  @Test
  void aTranslucentCardBeforeNothingHasItsOwnColourAndItsAlpha() {
    int red = cards.colour("a", 1, 0, 0, 0.5);
    cards.glb().material(red).put("alphaMode", "BLEND");
    cards.card("card", red, 0, 1.7, 0);
    assertColour(half(flat(1, 0, 0)), shot().face(0, 1.7));
    RenderOptions premultiplied =
        RenderOptions.read(Conf.of(new JsonObject().put("premultiplied", true)));
    assertColour(half(flat(0.5, 0, 0)), shot().with(premultiplied).face(0, 1.7));
  }

  @Test
  void backsAreNotSeenUnlessTheMaterialSaysSo() {
    int one = cards.colour("one", 1, 0, 0, 1);
    int both = cards.colour("both", 0, 1, 0, 1);
    cards.glb().material(both).put("doubleSided", true);
    for (int material : new int[] {one, both}) {
      JsonObject attributes = cards.attributes(material == one ? -0.05 : 0.05, 1.7, 0);
      int mesh = cards.mesh(attributes, material);
      cards
          .glb()
          .root()
          .getJsonArray("meshes")
          .getJsonObject(mesh)
          .getJsonArray("primitives")
          .getJsonObject(0)
          .put("indices", cards.glb().shorts("SCALAR", 0, 2, 1, 0, 3, 2));
      cards.node("card", mesh);
    }
    Shot shot = shot();
    assertEquals(0, shot.face(-0.05, 1.7));
    assertColour(flat(0, 1, 0), shot.face(0.05, 1.7));
  }

  @Test
  void aNodeThatMirrorsShowsItsFronts() {
    int mesh = cards.mesh(cards.attributes(0.05, 1.7, 0), cards.colour("a", 1, 0, 0, 1));
    cards.node("card", mesh).put("scale", new JsonArray().add(-1).add(1).add(1));
    Shot shot = shot();
    assertColour(flat(1, 0, 0), shot.face(-0.05, 1.7));
    assertEquals(0, shot.face(0.05, 1.7));
  }

  @Test
  void texturesAreTheRightWayUpAndTransformed() {
    int[] quarters = new int[256];
    for (int i = 0; i < quarters.length; i++) {
      int right = i % 16 < 8 ? 0 : 1;
      quarters[i] = new int[] {RED, GREEN, 0xff0000ff, 0xffffffff}[right + (i < 128 ? 0 : 2)];
    }
    int texture = cards.glb().texture(Png.of(quarters, 16, 16).getBytes());
    int plain = cards.glb().material("a", texture);
    int half = cards.glb().material("b", texture);
    cards
        .surface(half)
        .getJsonObject("baseColorTexture")
        .put(
            "extensions",
            new JsonObject()
                .put(
                    "KHR_texture_transform",
                    new JsonObject()
                        .put("offset", new JsonArray().add(0.5).add(0))
                        .put("scale", new JsonArray().add(0.5).add(0.5))));
    cards.card("a", plain, -0.1, 1.7, 0);
    cards.card("b", half, 0.1, 1.7, 0);
    Shot shot = shot();
    assertColour(flat(1, 0, 0), shot.face(-0.12, 1.72));
    assertColour(flat(0, 1, 0), shot.face(-0.08, 1.72));
    assertColour(flat(0, 0, 1), shot.face(-0.12, 1.68));
    assertColour(flat(0, 1, 0), shot.face(0.1, 1.7));
  }

  @Test
  void coloursOfVerticesAreNotDrawn() {
    // The game draws none, and its bodies' feet have black ones that nobody was to see.
    JsonObject attributes = cards.attributes(0, 1.7, 0);
    float[] black = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
    attributes.put("COLOR_0", cards.glb().floats("VEC4", black));
    cards.node("card", cards.mesh(attributes, cards.colour("a", 1, 0, 0, 1)));
    assertColour(flat(1, 0, 0), shot().face(0, 1.7));
  }

  @Test
  void aFarTextureIsTheMeanOfItsLightNotOfItsBytes() {
    int[] board = new int[512 * 512];
    for (int i = 0; i < board.length; i++) {
      board[i] = (i + i / 512) % 2 == 0 ? 0xffffffff : 0xff000000;
    }
    cards.card(
        "a",
        cards.glb().material("a", cards.glb().texture(Png.of(board, 512, 512).getBytes())),
        0,
        1.7,
        0);
    assertColour(flat(0.5, 0.5, 0.5), shot().face(0, 1.7));
  }

  @Test
  void emissionIsAddedSevenfold() {
    int material = cards.colour("lamp", 0, 0, 0, 1);
    cards.glb().material(material).put("emissiveFactor", new JsonArray().add(0.05).add(0).add(1));
    cards.card("lamp", material, 0, 1.7, 0);
    assertColour(0xff0000ff | Srgb.encode(0.35f) << 16, shot().face(0, 1.7));
  }

  @Test
  void anEdgeIsAsCoveredAsItsSamples() {
    // Its left edge is in the middle of a pixel.
    double left = -0.55 / 256 * 10.5;
    cards.card("a", cards.colour("a", 1, 0, 0, 1), left + Cards.HALF, 1.7, 0);
    int edge = shot().face(left, 1.7);
    assertEquals(128, edge >>> 24, 1);
    assertColour(flat(1, 0, 0) & 0xffffff, edge & 0xffffff);
  }

  @Test
  void theLitStyleIsBrighterOnWhatFacesTheLamp() {
    RenderOptions lit = RenderOptions.defaults().withStyle(Style.LIT);
    int paint = cards.colour("a", 0.5, 0.5, 0.5, 1);
    JsonObject up = cards.attributes(-0.05, 1.7, 0);
    JsonObject down = cards.attributes(0.05, 1.7, 0);
    up.put("NORMAL", cards.glb().floats("VEC3", 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0));
    down.put("NORMAL", cards.glb().floats("VEC3", 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0));
    cards.node("a", cards.mesh(up, paint));
    cards.node("b", cards.mesh(down, paint));
    Shot shot = shot().with(lit);
    int above = shot.face(-0.04, 1.7) & 0xff;
    int below = shot.face(0.04, 1.7) & 0xff;
    assertTrue(above > below + 60, above + " and " + below);
  }

  private static int half(int colour) {
    return (colour & 0xffffff) | 0x80000000;
  }

  private static byte[] png(int colour) {
    return Png.of(new int[] {colour}, 1, 1).getBytes();
  }

  private int texture(int left, int right) {
    int[] pixels = new int[64];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 8 < 4 ? left : right;
    }
    return cards.glb().texture(Png.of(pixels, 8, 8).getBytes());
  }
}
