package io.darkroom.avatar.figure;

import io.darkroom.avatar.outfit.Feature;
import io.darkroom.avatar.outfit.Outfit;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** A face for the mannequin. */
public final class Faces {
  private Faces() {}

  /** Eyes with a mask, eyebrows and a mouth, by their categories. */
  public static Map<String, Feature> features() {
    return Map.of(
        Outfit.EYES,
        new Feature("eyes", Buffer.buffer(Patterns.eyes()), Buffer.buffer(Patterns.eyesMask())),
        Outfit.EYEBROWS,
        new Feature("eyebrows", Buffer.buffer(Patterns.eyebrows()), null),
        Outfit.MOUTH,
        new Feature("mouth", Buffer.buffer(Patterns.mouth()), null));
  }
}
