package io.darkroom.avatar.gltf;

import io.darkroom.contract.Failure;
import java.util.Map;
import java.util.Set;

/** Which extensions are read, which may be passed over, and which end the reading. */
final class Extensions {
  static final String TEXTURE_TRANSFORM = "KHR_texture_transform";
  static final String EMISSIVE_STRENGTH = "KHR_materials_emissive_strength";
  static final String SPECULAR_GLOSSINESS = "KHR_materials_pbrSpecularGlossiness";

  private static final String DRACO = "KHR_draco_mesh_compression";

  private static final Map<String, String> PACKED =
      Map.of(
          DRACO,
          "meshes packed by Draco",
          "EXT_meshopt_compression",
          "buffers packed by meshopt",
          "KHR_meshopt_compression",
          "buffers packed by meshopt",
          "KHR_texture_basisu",
          "textures in KTX2",
          "EXT_texture_webp",
          "textures in WebP",
          "EXT_texture_avif",
          "textures in AVIF",
          "MSFT_texture_dds",
          "textures in DDS");

  private static final Set<String> READ = Set.of(TEXTURE_TRANSFORM, "KHR_mesh_quantization");

  /** They say how light is reflected, or what is no part of a picture. */
  private static final Set<String> PASSED_OVER =
      Set.of("KHR_materials_", "KHR_lights_", "KHR_xmp", "KHR_animation_", "VRM", "EXT_lights_");

  private Extensions() {}

  /** Refuses a model that cannot be shown without an extension that is not read. */
  static void checkRequired(Json root) {
    for (String name : root.texts("extensionsRequired")) {
      if (!READ.contains(name) && PASSED_OVER.stream().noneMatch(name::startsWith)) {
        throw notSupported(name);
      }
    }
  }

  /** Refuses a mesh whose bytes only Draco can unpack. */
  static void checkPrimitive(Json primitive, boolean hasBytes) {
    if (!hasBytes && primitive.child("extensions").has(DRACO)) {
      throw notSupported(DRACO);
    }
  }

  /** Refuses bytes that only meshopt can unpack. */
  static void checkView(Json view) {
    for (String name : view.child("extensions").keys()) {
      if (name.endsWith("meshopt_compression")) {
        throw notSupported(name);
      }
    }
  }

  /** Refuses a texture that has no picture but in an extension's format. */
  static RuntimeException noPicture(Json texture) {
    for (String name : texture.child("extensions").keys()) {
      if (PACKED.containsKey(name)) {
        return notSupported(name);
      }
    }
    return Corrupt.at(texture.place(), "has no picture");
  }

  private static RuntimeException notSupported(String name) {
    return Failure.GLTF_NOT_SUPPORTED.with(
        "the model needs "
            + Corrupt.quote(name)
            + (PACKED.containsKey(name) ? ": " + PACKED.get(name) + " are not read" : ""));
  }
}
