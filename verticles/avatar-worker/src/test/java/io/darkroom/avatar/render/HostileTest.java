package io.darkroom.avatar.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.darkroom.avatar.figure.Clothes;
import io.darkroom.avatar.gltf.GltfReader;
import io.darkroom.avatar.gltf.ModelLimits;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Feature;
import io.darkroom.avatar.outfit.LeftOut;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Piece;
import io.darkroom.avatar.outfit.Tints;
import io.darkroom.avatar.raster.Grid;
import io.darkroom.avatar.raster.Painter;
import io.darkroom.avatar.raster.Resolve;
import io.darkroom.avatar.scene.Dresser;
import io.darkroom.avatar.scene.FigureLimits;
import io.darkroom.avatar.scene.Models;
import io.darkroom.avatar.scene.Scene;
import io.darkroom.avatar.scene.Stance;
import io.darkroom.avatar.texture.Png;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * What a stranger may upload: nothing crashes, hangs or takes more memory than is foreseen, and
 * what cannot be drawn has a code.
 */
class HostileTest {
  private static final int CASES = 5000;
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(8);

  /** Bytes that one avatar may allocate from its beginning to its end. */
  private static final long MOST_ALLOCATED = 200L << 20;

  private static final Set<Failure> CODES =
      EnumSet.of(
          Failure.GLTF_CORRUPT,
          Failure.GLTF_TOO_LARGE,
          Failure.GLTF_NOT_SUPPORTED,
          Failure.GLTF_FILE_MISSING,
          Failure.IMAGE_EMPTY,
          Failure.NOT_AN_IMAGE,
          Failure.FORMAT_NOT_ALLOWED,
          Failure.IMAGE_CORRUPT,
          Failure.IMAGE_TOO_MANY_PIXELS,
          Failure.IMAGE_TOO_MANY_SCANS);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Piece body = Shot.piece("body_shape", face());
  private final Map<Failure, Integer> seen = new TreeMap<>();
  private int drawn;

  private static byte[] face() {
    Cards cards = new Cards();
    cards.card("M_Mask_Eyes", cards.colour("a", 1, 1, 1, 1), 0, 1.7, 0);
    return cards.bytes();
  }

  /** A model with a bit of everything. */
  private static byte[] model() {
    Cards cards = new Cards();
    byte[] png = Png.of(new int[] {0xffff0000, 0x80ff0000, 0xffffffff, 0}, 2, 2).getBytes();
    int textured = cards.glb().material("Hair_MAT", cards.glb().texture(png));
    int glass = cards.colour("glass", 0.5, 0.5, 1, 0.5);
    cards.glb().material(glass).put("alphaMode", "BLEND").put("doubleSided", true);
    cards
        .glb()
        .material(textured)
        .put("alphaMode", "MASK")
        .put("emissiveFactor", new JsonArray().add(0.1).add(0).add(0));
    cards.card("hat", textured, 0, 1.7, 0).card("visor", glass, 0, 1.7, 0.1);
    cards.node("pin", cards.mesh(cards.attributes(0.1, 1.7, 0), textured));
    return cards.bytes();
  }

  @Test
  void fiveThousandBrokenFilesAreDrawnOrHaveACode() throws IOException {
    Mutations mutations = new Mutations(7);
    List<byte[]> models = List.of(model(), model(), Clothes.helmet());
    List<byte[]> pictures = pictures();
    for (int i = 0; i < CASES; i++) {
      if (i % 3 < 2) {
        byte[] file = mutations.mutate(models.get(i / 3 % models.size()));
        check("model " + i, List.of(Shot.piece("hat", file)), Map.of());
      } else {
        byte[] file = mutations.mutate(pictures.get(i / 3 % pictures.size()));
        Feature feature = new Feature("eyes", Buffer.buffer(file), null);
        check("picture " + i, List.of(), Map.of(Outfit.EYES, feature));
      }
    }
    assertEquals(CASES, drawn + seen.values().stream().mapToInt(Integer::intValue).sum());
    assertTrue(drawn > 500 && seen.size() >= 5, drawn + " drawn, " + seen);
    assertTrue(seen.getOrDefault(Failure.RENDERER_TIMEOUT, 0) < 10, seen.toString());
  }

  @Test
  void aPictureOfHiddenZerosIsNotUnpacked() throws IOException {
    byte[] png = pictures().get(0);
    for (String type : List.of("zTXt", "iCCP", "iTXt")) {
      byte[] bomb = withChunk(png, type, bomb());
      Feature feature = new Feature("eyes", Buffer.buffer(bomb), null);
      check(type, List.of(), Map.of(Outfit.EYES, feature));
    }
    assertEquals(3, drawn, seen.toString());
  }

  @Test
  void manyTrianglesAcrossThePictureEndAtTheDeadline() {
    Cards cards = new Cards();
    int glass = cards.colour("glass", 1, 1, 1, 0.5);
    cards.glb().material(glass).put("alphaMode", "BLEND");
    int[] order = new int[3 * 60_000];
    for (int i = 0; i < order.length; i++) {
      order[i] = i % 3;
    }
    int positions = cards.glb().floats("VEC3", -9, -9, 0, 9, -9, 0, 0, 9, 0);
    JsonObject attributes = new JsonObject().put("POSITION", positions);
    cards.node("curtains", cards.mesh(attributes, glass));
    cards
        .glb()
        .root()
        .getJsonArray("meshes")
        .getJsonObject(0)
        .getJsonArray("primitives")
        .getJsonObject(0)
        .put("indices", cards.glb().shorts("SCALAR", order));
    long start = System.nanoTime();
    Shot shot = new Shot().wear("hat", cards).within(Duration.ofMillis(500));
    DarkroomException thrown = assertThrows(DarkroomException.class, shot::take);
    assertEquals(Failure.RENDERER_TIMEOUT, thrown.failure());
    assertTrue(System.nanoTime() - start < GRACE.toNanos());
  }

  private void check(String name, List<Piece> worn, Map<String, Feature> features) {
    Outfit outfit =
        new Outfit(body, worn, Set.of(), new Tints(Shot.EYES, Shot.HAIR, Shot.SKIN), features);
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    try {
      draw(outfit);
    } catch (DarkroomException e) {
      assertEquals(Failure.RENDERER_TIMEOUT, e.failure(), name);
      seen.merge(e.failure(), 1, Integer::sum);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(name + " has no code", e);
    }
    long taken = System.nanoTime() - start;
    assertTrue(taken < DEADLINE.plus(GRACE).toNanos(), () -> name + " took " + taken + " ns");
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    assertTrue(bytes < MOST_ALLOCATED, () -> name + " allocated " + bytes + " bytes");
  }

  private void draw(Outfit outfit) {
    ModelLimits limits = ModelLimits.defaults();
    Models models = (p, d) -> GltfReader.read(p.contents(), p.mainFile(), limits, d);
    FigureLimits figure =
        new FigureLimits(
            RenderOptions.DEFAULT_TRIANGLES, RenderOptions.DEFAULT_MEMORY, limits.texturePixels());
    Deadline deadline = Deadline.in(DEADLINE);
    Scene scene = Dresser.dress(outfit, models, Stance.OWN, figure, deadline);
    for (Style style : Style.values()) {
      new Painter(
              scene.surfaces(),
              Portrait.FACE.camera(style),
              Lights.of(style),
              new Grid(24, 24, 1),
              deadline)
          .paint(new Resolve(Tone.GODOT, false));
    }
    if (scene.leftOut().isEmpty()) {
      drawn++;
    }
    for (LeftOut out : scene.leftOut()) {
      assertTrue(CODES.contains(out.failure()), out.toString());
      assertTrue(!out.reason().isEmpty() && out.reason().length() < 300, out.reason());
      seen.merge(out.failure(), 1, Integer::sum);
    }
  }

  private static List<byte[]> pictures() throws IOException {
    int[] pixels = new int[24 * 24];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i * 0x01030507;
    }
    BufferedImage palette = new BufferedImage(24, 24, BufferedImage.TYPE_BYTE_INDEXED);
    BufferedImage grey = new BufferedImage(24, 24, BufferedImage.TYPE_USHORT_GRAY);
    BufferedImage colour = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
    colour.setRGB(0, 0, 24, 24, pixels, 0, 24);
    return List.of(
        Png.of(pixels, 24, 24).getBytes(),
        encoded(palette, "png"),
        encoded(grey, "png"),
        encoded(colour, "jpeg"));
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** 500 MB of zeros, in half of one. */
  private static byte[] bomb() {
    Deflater deflater = new Deflater(9);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int i = 0; i < 500; i++) {
      deflater.setInput(new byte[1 << 20]);
      while (!deflater.needsInput()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /**
   * Puts a chunk behind the header; its checksum is wrong, which the JDK's reader does not mind.
   */
  private static byte[] withChunk(byte[] png, String type, byte[] packed) {
    byte[] head =
        (type.equals("iTXt") ? "a\0\1\0a\0a\0" : "a\0\0").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer out = ByteBuffer.allocate(png.length + 12 + head.length + packed.length);
    out.put(png, 0, 33).putInt(head.length + packed.length);
    out.put(type.getBytes(StandardCharsets.US_ASCII)).put(head).put(packed).putInt(0);
    return out.put(png, 33, png.length - 33).array();
  }
}
