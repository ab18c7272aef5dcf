package io.darkroom.avatar.scene;

import io.darkroom.contract.Failure;

/**
 * What all models of one avatar may have together.
 *
 * @param triangles of them
 * @param memory heap they take, in bytes
 * @param texturePixels of a feature's picture, by its header
 */
public record FigureLimits(int triangles, long memory, int texturePixels) {
  /** Refuses the model that would be one too many. */
  void check(long withTriangles, long withBytes) {
    if (withTriangles > triangles) {
      throw Failure.GLTF_TOO_LARGE.with(
          "with it the avatar would have "
              + withTriangles
              + " triangles; at most "
              + triangles
              + " are drawn");
    }
    if (withBytes > memory) {
      throw Failure.GLTF_TOO_LARGE.with(
          "with it the avatar's models would take "
              + (withBytes >> 20)
              + " MB of memory; at most "
              + (memory >> 20)
              + " MB are used");
    }
  }
}
