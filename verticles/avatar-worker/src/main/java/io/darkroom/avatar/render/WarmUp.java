package io.darkroom.avatar.render;

import io.darkroom.avatar.figure.Clothes;
import io.darkroom.avatar.figure.Faces;
import io.darkroom.avatar.figure.Mannequin;
import io.darkroom.avatar.outfit.Contents;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Piece;
import io.darkroom.avatar.outfit.Renderer;
import io.darkroom.avatar.outfit.Rgb;
import io.darkroom.avatar.outfit.Tints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws a mannequin until the machine has learnt how: for a new worker, before it takes work. */
public final class WarmUp {
  /** Longest it may take in seconds = {@value}; a worker that is slow is slow from then on. */
  private static final int LONGEST_SECONDS = 20;

  private static final int ROUNDS = 4;

  private WarmUp() {}

  /** Draws; blocks for some seconds. */
  public static void run(Renderer renderer) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(LONGEST_SECONDS));
    for (int i = 0; i < ROUNDS && !deadline.over(); i++) {
      renderer.render(mannequin(), Deadline.in(Duration.ofSeconds(LONGEST_SECONDS)));
    }
  }

  /** The mannequin, dressed: what is drawn. */
  public static Outfit mannequin() {
    return new Outfit(
        piece("body_shape", Mannequin.glb()),
        List.of(
            piece("upper_body", Clothes.shirt()),
            piece("lower_body", Clothes.trousers()),
            piece("feet", Clothes.shoes()),
            piece("hair", Clothes.hair()),
            piece("helmet", Clothes.helmet())),
        Set.of(),
        new Tints(new Rgb(0.2f, 0.5f, 0.8f), new Rgb(0.35f, 0.2f, 0.1f), new Rgb(0.8f, 0.6f, 0.5f)),
        Faces.features());
  }

  private static Piece piece(String category, byte[] glb) {
    return new Piece(category, category, "main.glb", Contents.of(Map.of("main.glb", glb)));
  }
}
