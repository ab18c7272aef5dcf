package io.darkroom.avatar.scene;

import io.darkroom.avatar.gltf.Picture;
import io.darkroom.avatar.gltf.UvTransform;
import io.darkroom.avatar.outfit.Feature;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Rgb;
import io.darkroom.avatar.outfit.Tints;
import io.darkroom.avatar.texture.ImageDecoder;
import io.darkroom.avatar.texture.Sampler;
import io.darkroom.avatar.texture.Srgb;
import io.darkroom.avatar.texture.Texture;
import io.darkroom.avatar.texture.Wrap;

/** Paints facial features in the avatar's colours. */
final class Features {
  private final Tints tints;
  private final ImageDecoder decoder;

  Features(Tints tints, ImageDecoder decoder) {
    this.tints = tints;
    this.decoder = decoder;
  }

  /**
   * The picture of a feature: eyebrows in the colour of the hair, the mouth in that of the skin.
   * Eyes are tinted where their mask is dark, and not at all without one.
   */
  Picture paint(String category, Feature feature) {
    Texture texture = decoder.decode(feature.texture().getBytes(), feature.name());
    Texture mask = null;
    if (category.equals(Outfit.EYES) && feature.mask() != null) {
      mask = decoder.decode(feature.mask().getBytes(), "the mask of " + feature.name());
    }
    Rgb tint =
        switch (category) {
          case Outfit.EYES -> mask == null ? Rgb.WHITE : tints.eyes();
          case Outfit.EYEBROWS -> tints.hair();
          default -> tints.skin();
        };
    Texture painted = tint.equals(Rgb.WHITE) ? texture : tinted(texture, mask, tint);
    return new Picture(new Sampler(painted, Wrap.CLAMP, Wrap.CLAMP), 0, UvTransform.IDENTITY);
  }

  /** Colour = lerp(tint, white, mask) x texture, in linear light. */
  private static Texture tinted(Texture texture, Texture mask, Rgb tint) {
    float r = Srgb.linear(tint.r());
    float g = Srgb.linear(tint.g());
    float b = Srgb.linear(tint.b());
    int width = texture.width();
    int height = texture.height();
    int[] texels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float white = mask == null ? 0 : white(mask, x, y, width, height);
        int texel = texture.texel(x, y);
        texels[y * width + x] =
            (texel & 0xff000000)
                | Srgb.encode((r + (1 - r) * white) * Srgb.linear(texel >> 16)) << 16
                | Srgb.encode((g + (1 - g) * white) * Srgb.linear(texel >> 8)) << 8
                | Srgb.encode((b + (1 - b) * white) * Srgb.linear(texel));
      }
    }
    return Texture.of(width, height, texels);
  }

  /** The mask's red times its alpha, which may have another size than the texture. */
  private static float white(Texture mask, int x, int y, int width, int height) {
    int texel = mask.texel(x * mask.width() / width, y * mask.height() / height);
    return ((texel >> 16) & 0xff) * (texel >>> 24) / (255f * 255f);
  }
}
