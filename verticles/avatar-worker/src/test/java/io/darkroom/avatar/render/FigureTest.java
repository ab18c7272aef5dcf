package io.darkroom.avatar.render;

import static io.darkroom.avatar.render.Shot.assertColour;
import static io.darkroom.avatar.render.Shot.flat;
import static io.darkroom.avatar.render.Shot.tinted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Portraits;
import io.darkroom.avatar.texture.Png;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a figure is seen, by pixels. */
class FigureTest {
  private final Cards body = new Cards();
  private final int paint = body.colour("paint", 1, 0, 0, 1);

  @ParameterizedTest
  @CsvSource({
    "M_uBody_BaseMesh, upper_body",
    "F_LBODY_BaseMesh, lower_body",
    "M_Feet_BaseMesh, feet",
    "M_Hands_BaseMesh, hands_wear"
  })
  void partsOfTheBodyAreCoveredByWhatIsWornOverThem(String node, String category) {
    body.card(node, paint, 0, 1.7, 0);
    assertColour(flat(1, 0, 0), new Shot().body(body).face(0, 1.7));
    assertEquals(0, new Shot().body(body).wear(category, new Cards()).face(0, 1.7));
    assertColour(flat(1, 0, 0), new Shot().body(body).wear("hat", new Cards()).face(0, 1.7));
  }

  @ParameterizedTest
  @CsvSource({
    "M_uBody_BaseMesh, upper_body",
    "M_lBody_BaseMesh, lower_body",
    "M_Feet_BaseMesh, feet",
    "M_Hands_BaseMesh, hands",
    "F_Head, head",
    "M_Head_BaseMesh, head",
    "M_Head_BaseMesh, skin"
  })
  void partsOfTheBodyAreHidden(String node, String category) {
    body.card(node, paint, 0, 1.7, 0);
    assertColour(flat(1, 0, 0), new Shot().body(body).hide("earring").face(0, 1.7));
    assertEquals(0, new Shot().body(body).hide(category).face(0, 1.7));
  }

  @Test
  void aSuitOfSkinHidesTheHead() {
    body.card("M_Head_BaseMesh", paint, 0, 1.7, 0);
    assertEquals(0, new Shot().body(body).wear("skin", new Cards()).face(0, 1.7));
  }

  @ParameterizedTest
  @CsvSource({"eyes, M_Mask_Eyes", "eyebrows, F_Mask_Eyebrows", "mouth, m_mask_mouth"})
  void aFeatureIsSeenWhereItIsPaintedUnlessItOrTheHeadIsHidden(String category, String node) {
    body.card(node, paint, 0, 1.7, 0);
    byte[] white = png(0xffffffff);
    assertEquals(0, new Shot().body(body).face(0, 1.7));
    int expected =
        category.equals("eyes")
            ? flat(1, 1, 1)
            : tinted(category.equals("mouth") ? Shot.SKIN : Shot.HAIR);
    assertColour(expected, new Shot().body(body).feature(category, white, null).face(0, 1.7));
    for (String hidden : new String[] {category, "head"}) {
      Shot shot = new Shot().body(body).feature(category, white, null).hide(hidden);
      assertEquals(0, shot.face(0, 1.7));
    }
  }

  @Test
  void eyesAreTintedWhereTheirMaskIsDark() {
    body.card("M_Mask_Eyes", paint, 0, 1.7, 0);
    byte[] mask = Png.of(new int[] {0xff000000, 0xffffffff}, 2, 1).getBytes();
    byte[] texture = png(0xffffffff, 0xffffffff);
    Shot shot = new Shot().body(body).feature(Outfit.EYES, texture, mask);
    assertColour(tinted(Shot.EYES), shot.face(-0.03, 1.7));
    assertColour(flat(1, 1, 1), shot.face(0.03, 1.7));
  }

  @Test
  void aFeatureIsCutOutAtHalfOfItsAlpha() {
    body.card("M_Mask_Eyes", paint, 0, 1.7, 0);
    byte[] texture = png(0x70ffffff, 0x90ffffff);
    Shot shot = new Shot().body(body).feature(Outfit.EYES, texture, null);
    assertEquals(0, shot.face(-0.035, 1.7));
    assertColour(flat(1, 1, 1), shot.face(0.035, 1.7));
  }

  @Test
  void whatCannotBeReadIsLeftOutWithAReasonAndCoversNothing() {
    body.card("M_uBody_BaseMesh", paint, 0, 1.7, 0);
    Shot shot =
        new Shot()
            .body(body)
            .wear(Shot.piece("upper_body", new byte[] {1, 2, 3}))
            .feature(Outfit.MOUTH, new byte[] {4}, null);
    Portraits portraits = shot.take();
    assertColour(flat(1, 0, 0), shot.face(0, 1.7));
    assertEquals(2, portraits.leftOut().size());
    assertEquals("urn:upper_body", portraits.leftOut().get(0).name());
    assertEquals(Failure.GLTF_CORRUPT, portraits.leftOut().get(0).failure());
    assertEquals("the model is neither GLB nor glTF", portraits.leftOut().get(0).reason());
    assertEquals("mouth", portraits.leftOut().get(1).category());
    assertEquals(Failure.NOT_AN_IMAGE, portraits.leftOut().get(1).failure());
  }

  @Test
  void withoutABodyThereIsNoAvatar() {
    Shot shot = new Shot().body(new byte[] {'g', 'l', 'T', 'F'});
    DarkroomException thrown = assertThrows(DarkroomException.class, shot::take);
    assertEquals(Failure.BODY_SHAPE_UNUSABLE, thrown.failure());
  }

  @Test
  void timeThatIsOverEndsIt() {
    Shot shot = new Shot().body(body).within(Duration.ZERO);
    DarkroomException thrown = assertThrows(DarkroomException.class, shot::take);
    assertEquals(Failure.RENDERER_TIMEOUT, thrown.failure());
  }

  @Test
  void theSameOutfitGivesTheSameBytes() {
    BuiltinRenderer one = new BuiltinRenderer(RenderOptions.defaults());
    Portraits first = render(one);
    assertEquals(first, render(one));
    assertEquals(first, render(new BuiltinRenderer(RenderOptions.defaults())));
  }

  private static Portraits render(BuiltinRenderer renderer) {
    return renderer.render(WarmUp.mannequin(), Deadline.in(Duration.ofSeconds(30)));
  }

  @Test
  void anAvatarOfTooManyTrianglesIsDrawnWithoutTheLast() {
    RenderOptions few = RenderOptions.read(Conf.of(new JsonObject().put("triangles", 3)));
    Cards shirt = new Cards();
    shirt.card("card", shirt.colour("a", 0, 1, 0, 1), 0, 1.7, 0);
    body.card("card", paint, 0.1, 1.7, 0);
    Shot shot = new Shot().body(body).wear("hat", shirt).with(few);
    assertEquals(Failure.GLTF_TOO_LARGE, shot.take().leftOut().get(0).failure());
    assertEquals(0, shot.face(0, 1.7));
  }

  private static byte[] png(int... colours) {
    return Png.of(colours, colours.length, 1).getBytes();
  }
}
