package io.darkroom.avatar.scene;

import io.darkroom.avatar.gltf.Light;
import io.darkroom.avatar.gltf.Material;
import io.darkroom.avatar.outfit.Rgb;
import io.darkroom.avatar.outfit.Tints;
import io.darkroom.avatar.texture.Srgb;
import java.util.Locale;

/** Colours that the avatar chose: on materials whose name says that they are skin, or hair. */
final class Tinting {
  private final Tints tints;

  Tinting(Tints tints) {
    this.tints = tints;
  }

  /** The material in the avatar's colour, if it is skin or hair. */
  Material apply(Material material) {
    String name = material.name().toLowerCase(Locale.ROOT);
    if (name.contains("skin")) {
      return material.withBase(light(tints.skin(), material.base().a()));
    }
    if (name.contains("hair")) {
      return material.withBase(light(tints.hair(), material.base().a()));
    }
    return material;
  }

  private static Light light(Rgb colour, float alpha) {
    return new Light(
        Srgb.linear(colour.r()), Srgb.linear(colour.g()), Srgb.linear(colour.b()), alpha);
  }
}
