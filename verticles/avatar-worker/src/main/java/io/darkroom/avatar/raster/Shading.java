package io.darkroom.avatar.raster;

import io.darkroom.avatar.gltf.AlphaMode;
import io.darkroom.avatar.gltf.Light;
import io.darkroom.avatar.gltf.Material;
import io.darkroom.avatar.gltf.Picture;
import io.darkroom.avatar.scene.Surface;
import io.darkroom.avatar.texture.Sampler;

/** The colour of a surface at a point of it. One thread's: it answers in its own array. */
final class Shading {
  private final Material material;
  private final Sampler base;
  private final Sampler emission;
  private final Lighting lighting;
  private final boolean emits;
  private final float[] texel = new float[4];
  private final float[] colour = new float[4];

  Shading(Surface surface, Lighting lighting) {
    this.material = surface.material();
    this.lighting = lighting;
    this.base = surface.base() == null ? null : sampler(material.basePicture());
    this.emission = surface.emission() == null ? null : sampler(material.emissionPicture());
    this.emits = material.emission().shines() && lighting.emission() > 0;
  }

  private static Sampler sampler(Picture picture) {
    return picture.sampler();
  }

  /** Reads the base picture; null if there is none. */
  Sampler base() {
    return base;
  }

  /** Reads the emission picture; null if there is none. */
  Sampler emission() {
    return emission;
  }

  AlphaMode mode() {
    return material.alphaMode();
  }

  boolean doubleSided() {
    return material.doubleSided();
  }

  /**
   * Looks up the surface's own colour.
   *
   * @return alpha: below zero if there is nothing
   */
  float albedo(float u, float v, float detail) {
    Light own = material.base();
    if (base == null) {
      colour[0] = own.r();
      colour[1] = own.g();
      colour[2] = own.b();
      colour[3] = own.a();
    } else {
      base.read(u, v, detail, texel);
      colour[0] = own.r() * texel[0];
      colour[1] = own.g() * texel[1];
      colour[2] = own.b() * texel[2];
      colour[3] = own.a() * texel[3];
    }
    return switch (material.alphaMode()) {
      case OPAQUE -> 1;
      case MASK -> colour[3] < material.cutoff() ? -1 : 1;
      case BLEND -> colour[3] > 0 ? Math.min(colour[3], 1) : -1;
    };
  }

  /** Lights the colour that was looked up; red, green and blue from 0 to 1. */
  float[] lit(float light, float u, float v, float detail) {
    for (int i = 0; i < 3; i++) {
      colour[i] *= light;
    }
    if (emits) {
      emit(u, v, detail);
    }
    for (int i = 0; i < 3; i++) {
      colour[i] = colour[i] > 0 ? Math.min(colour[i], 1) : 0;
    }
    return colour;
  }

  private void emit(float u, float v, float detail) {
    Light own = material.emission().times(lighting.emission());
    if (emission == null) {
      texel[0] = texel[1] = texel[2] = 1;
    } else {
      emission.read(u, v, detail, texel);
    }
    colour[0] += own.r() * texel[0];
    colour[1] += own.g() * texel[1];
    colour[2] += own.b() * texel[2];
  }
}
