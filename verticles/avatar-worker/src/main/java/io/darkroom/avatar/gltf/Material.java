package io.darkroom.avatar.gltf;

/**
 * What a surface looks like. Of glTF's metallic-roughness only what is seen without reflections.
 *
 * @param name as the modeller gave it: by it colours are tinted
 * @param base colour that the base picture is multiplied by
 * @param basePicture null for none
 * @param emission light it gives off, which the emission picture is multiplied by
 * @param emissionPicture null for none
 * @param cutoff least alpha that is there, of {@link AlphaMode#MASK}
 * @param doubleSided false to show front faces only
 */
public record Material(
    String name,
    Light base,
    Picture basePicture,
    Light emission,
    Picture emissionPicture,
    AlphaMode alphaMode,
    float cutoff,
    boolean doubleSided) {
  /** What a mesh without a material has. */
  static final Material DEFAULT =
      new Material("", Light.WHITE, null, Light.NONE, null, AlphaMode.OPAQUE, 0.5f, false);

  /** The same in another colour. */
  public Material withBase(Light other) {
    return new Material(
        name, other, basePicture, emission, emissionPicture, alphaMode, cutoff, doubleSided);
  }

  /** The same with a picture of its own that covers where it is not transparent. */
  public Material withFeature(Picture feature) {
    return new Material(
        name, Light.WHITE, feature, Light.NONE, null, AlphaMode.MASK, 0.5f, doubleSided);
  }
}
