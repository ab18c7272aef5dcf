package io.darkroom.avatar.gltf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The model's materials; each is read when the first mesh asks for it. */
final class Materials {
  private static final float DEFAULT_CUTOFF = 0.5f;

  private final List<Json> materials;
  private final Textures textures;
  private final Map<Integer, Material> read = new HashMap<>();

  Materials(Json root, Textures textures) {
    this.materials = root.list("materials");
    this.textures = textures;
  }

  /** The material of a mesh. */
  Material of(Json primitive) {
    int index = primitive.index("material", materials.size());
    if (index < 0) {
      return Material.DEFAULT;
    }
    Material known = read.get(index);
    if (known != null) {
      return known;
    }
    Material material = read(materials.get(index));
    read.put(index, material);
    return material;
  }

  private Material read(Json json) {
    Json extensions = json.child("extensions");
    boolean specular = extensions.has(Extensions.SPECULAR_GLOSSINESS);
    Json surface =
        specular
            ? extensions.child(Extensions.SPECULAR_GLOSSINESS)
            : json.child("pbrMetallicRoughness");
    float[] base = surface.numbers(specular ? "diffuseFactor" : "baseColorFactor", 1, 1, 1, 1);
    float[] factor = json.numbers("emissiveFactor", 0, 0, 0);
    Light emission =
        new Light(factor[0], factor[1], factor[2], 1)
            .times(extensions.child(Extensions.EMISSIVE_STRENGTH).number("emissiveStrength", 1));
    return new Material(
        json.text("name", ""),
        new Light(base[0], base[1], base[2], base[3]),
        textures.picture(surface, specular ? "diffuseTexture" : "baseColorTexture"),
        emission,
        emission.shines() ? textures.picture(json, "emissiveTexture") : null,
        alphaMode(json),
        json.number("alphaCutoff", DEFAULT_CUTOFF),
        json.flag("doubleSided"));
  }

  private static AlphaMode alphaMode(Json json) {
    return switch (json.text("alphaMode", "OPAQUE")) {
      case "MASK" -> AlphaMode.MASK;
      case "BLEND" -> AlphaMode.BLEND;
      default -> AlphaMode.OPAQUE;
    };
  }
}
