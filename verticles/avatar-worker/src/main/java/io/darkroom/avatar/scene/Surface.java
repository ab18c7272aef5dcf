package io.darkroom.avatar.scene;

import io.darkroom.avatar.gltf.Material;

/** Triangles in the world, of one material. Arrays are nobody's to write into. */
public final class Surface {
  private final float[] positions;
  private final float[] normals;
  private final float[] base;
  private final float[] emission;
  private final int[] triangles;
  private final Material material;

  /**
   * @param normals may be null, as the coordinates of the base and the emission picture
   */
  public Surface(
      float[] positions,
      float[] normals,
      float[] base,
      float[] emission,
      int[] triangles,
      Material material) {
    this.positions = positions;
    this.normals = normals;
    this.base = base;
    this.emission = emission;
    this.triangles = triangles;
    this.material = material;
  }

  /** Three a vertex. */
  public float[] positions() {
    return positions;
  }

  /** Three a vertex, of any length; null if the modeller gave none. */
  public float[] normals() {
    return normals;
  }

  /** Two a vertex, for the material's base picture; null if it has none. */
  public float[] base() {
    return base;
  }

  /** Two a vertex, for the material's emission picture; null if it has none. */
  public float[] emission() {
    return emission;
  }

  /** Three vertices a triangle, counter-clockwise seen from the front. */
  public int[] triangles() {
    return triangles;
  }

  public Material material() {
    return material;
  }
}
