package io.darkroom.avatar.scene;

import io.darkroom.avatar.gltf.Affine;
import io.darkroom.avatar.gltf.Influences;
import io.darkroom.avatar.gltf.Material;
import io.darkroom.avatar.gltf.Mesh;
import io.darkroom.avatar.gltf.Picture;
import io.darkroom.avatar.gltf.Shape;
import io.darkroom.avatar.gltf.Skin;
import java.util.Arrays;

/** Moves a mesh to where it is in the world: with the joints of its skin, or with its node. */
final class Placing {
  private final Affine node;
  private final Affine[] joints;

  /**
   * @param places where the piece's nodes are
   */
  Placing(Shape shape, Affine[] places) {
    node = places[shape.node()];
    joints = shape.skin() == null ? new Affine[0] : joints(shape.skin(), places);
  }

  private static Affine[] joints(Skin skin, Affine[] places) {
    Affine[] joints = new Affine[skin.joints().size()];
    for (int i = 0; i < joints.length; i++) {
      joints[i] = places[skin.joints().get(i)].times(skin.inverseBinds().get(i));
    }
    return joints;
  }

  /** The mesh, placed. */
  Surface place(Mesh mesh, Material material) {
    boolean skinned = joints.length > 0 && mesh.influences() != null;
    float[] positions = new float[mesh.positions().length];
    float[] normals = mesh.normals() == null ? null : new float[positions.length];
    double[] m = new double[12];
    if (!skinned) {
      add(node, 1, m);
    }
    for (int v = 0; v < positions.length / 3; v++) {
      if (skinned) {
        blend(mesh.influences(), v, m);
      }
      move(m, mesh.positions(), 3 * v, 1, positions);
      if (normals != null) {
        move(m, mesh.normals(), 3 * v, 0, normals);
      }
    }
    boolean mirrored = !skinned && node.determinant() < 0;
    return new Surface(
        positions,
        normals,
        coordinates(mesh, material.basePicture()),
        coordinates(mesh, material.emissionPicture()),
        mirrored ? turned(mesh.triangles()) : mesh.triangles(),
        material);
  }

  private void blend(Influences influences, int vertex, double[] m) {
    Arrays.fill(m, 0);
    for (int i = 0; i < influences.width(); i++) {
      float weight = influences.weight(vertex, i);
      if (weight > 0) {
        add(joints[influences.joint(vertex, i)], weight, m);
      }
    }
  }

  private static void add(Affine a, double weight, double[] m) {
    m[0] += weight * a.m00();
    m[1] += weight * a.m01();
    m[2] += weight * a.m02();
    m[3] += weight * a.m03();
    m[4] += weight * a.m10();
    m[5] += weight * a.m11();
    m[6] += weight * a.m12();
    m[7] += weight * a.m13();
    m[8] += weight * a.m20();
    m[9] += weight * a.m21();
    m[10] += weight * a.m22();
    m[11] += weight * a.m23();
  }

  /**
   * @param w 1 for a point, 0 for a direction. Normals ought to be moved by the inverse transpose,
   *     which is the same but for uneven scales; nobody's bones have them
   */
  private static void move(double[] m, float[] from, int at, int w, float[] to) {
    double x = from[at];
    double y = from[at + 1];
    double z = from[at + 2];
    to[at] = (float) (m[0] * x + m[1] * y + m[2] * z + m[3] * w);
    to[at + 1] = (float) (m[4] * x + m[5] * y + m[6] * z + m[7] * w);
    to[at + 2] = (float) (m[8] * x + m[9] * y + m[10] * z + m[11] * w);
  }

  private static float[] coordinates(Mesh mesh, Picture picture) {
    float[] coordinates = picture == null ? null : mesh.coordinates(picture.set());
    return coordinates == null ? null : picture.transform().apply(coordinates);
  }

  private static int[] turned(int[] triangles) {
    int[] turned = triangles.clone();
    for (int t = 0; t < turned.length; t += 3) {
      turned[t + 1] = triangles[t + 2];
      turned[t + 2] = triangles[t + 1];
    }
    return turned;
  }
}
