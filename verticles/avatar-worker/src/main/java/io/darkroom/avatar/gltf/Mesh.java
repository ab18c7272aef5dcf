package io.darkroom.avatar.gltf;

/**
 * Triangles of one material. Arrays are nobody's to write into; {@code n} vertices, {@code t}
 * triangles.
 */
public final class Mesh {
  private final float[] positions;
  private final float[] normals;
  private final float[][] coordinates;
  private final Influences influences;
  private final int[] triangles;
  private final Material material;

  Mesh(
      float[] positions,
      float[] normals,
      float[][] coordinates,
      Influences influences,
      int[] triangles,
      Material material) {
    this.positions = positions;
    this.normals = normals;
    this.coordinates = coordinates;
    this.influences = influences;
    this.triangles = triangles;
    this.material = material;
  }

  /** 3n numbers. */
  public float[] positions() {
    return positions;
  }

  /** 3n numbers; null if the modeller gave none. */
  public float[] normals() {
    return normals;
  }

  /** 2n numbers; null if the mesh has no such set. */
  public float[] coordinates(int set) {
    return set < coordinates.length ? coordinates[set] : null;
  }

  /** Which joints move which vertices; null if none do. */
  public Influences influences() {
    return influences;
  }

  /** 3t indices of vertices, counter-clockwise seen from the front. */
  public int[] triangles() {
    return triangles;
  }

  public Material material() {
    return material;
  }
}
