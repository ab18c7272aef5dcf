package io.darkroom.avatar.figure;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A skinned mesh, put together of limbs. Texture coordinates go once round a limb and once along.
 */
final class Hull {
  private static final int SIDES = 24;

  private final List<Float> positions = new ArrayList<>();
  private final List<Float> normals = new ArrayList<>();
  private final List<Float> coordinates = new ArrayList<>();
  private final List<Bone> bones = new ArrayList<>();
  private final List<Integer> triangles = new ArrayList<>();

  /** Adds a limb through these rings, from below to above or from -X to X. */
  Hull limb(List<Ring> rings) {
    int first = bones.size();
    for (int r = 0; r < rings.size(); r++) {
      for (int s = 0; s <= SIDES; s++) {
        corner(rings.get(r), (double) s / SIDES, 1 - (double) r / (rings.size() - 1));
      }
    }
    for (int r = 0; r + 1 < rings.size(); r++) {
      for (int s = 0; s < SIDES; s++) {
        quad(first + r * (SIDES + 1) + s, SIDES + 1);
      }
    }
    return this;
  }

  /**
   * Adds a patch of a head's front: a grid over an ellipsoid, a little before it.
   *
   * @param width of the patch in metres
   * @param low its lower edge
   * @param high its upper edge
   */
  Hull patch(Ellipsoid head, double width, double low, double high) {
    int cells = 8;
    int first = bones.size();
    for (int r = 0; r <= cells; r++) {
      for (int s = 0; s <= cells; s++) {
        double x = ((double) s / cells - 0.5) * width;
        double y = low + (high - low) * r / cells;
        vertex(
            x, y, head.front(x, y), x, 0, head.deep(), (double) s / cells, 1 - (double) r / cells);
        bones.add(Bone.HEAD);
      }
    }
    for (int r = 0; r < cells; r++) {
      for (int s = 0; s < cells; s++) {
        quad(first + r * (cells + 1) + s, cells + 1);
      }
    }
    return this;
  }

  private void corner(Ring ring, double round, double along) {
    double angle = 2 * StrictMath.PI * (round - 0.5);
    double side = StrictMath.sin(angle);
    double front = StrictMath.cos(angle);
    double z = ring.z() + ring.deep() * front;
    if (ring.lying()) {
      vertex(ring.x(), ring.y() - ring.wide() * side, z, 0, -side, front, round, along);
    } else {
      vertex(ring.x() + ring.wide() * side, ring.y(), z, side, 0, front, round, along);
    }
    bones.add(ring.bone());
  }

  private void vertex(
      double x, double y, double z, double nx, double ny, double nz, double u, double v) {
    positions.addAll(List.of((float) x, (float) y, (float) z));
    normals.addAll(List.of((float) nx, (float) ny, (float) nz));
    coordinates.addAll(List.of((float) u, (float) v));
  }

  private void quad(int corner, int above) {
    triangles.addAll(List.of(corner, corner + 1, corner + above + 1));
    triangles.addAll(List.of(corner, corner + above + 1, corner + above));
  }

  /** Adds the mesh at a node of that name, and moves it with the skin. */
  void addTo(GlbWriter glb, String name, int material, int skin) {
    int[] joints = new int[4 * bones.size()];
    float[] weights = new float[4 * bones.size()];
    for (int i = 0; i < bones.size(); i++) {
      joints[4 * i] = bones.get(i).index();
      weights[4 * i] = 1;
    }
    JsonObject attributes =
        new JsonObject()
            .put("POSITION", glb.floats("VEC3", array(positions)))
            .put("NORMAL", glb.floats("VEC3", array(normals)))
            .put("TEXCOORD_0", glb.floats("VEC2", array(coordinates)))
            .put("JOINTS_0", glb.shorts("VEC4", joints))
            .put("WEIGHTS_0", glb.floats("VEC4", weights));
    JsonObject primitive =
        new JsonObject()
            .put("attributes", attributes)
            .put(
                "indices",
                glb.shorts("SCALAR", triangles.stream().mapToInt(Integer::intValue).toArray()))
            .put("material", material);
    int mesh =
        glb.add("meshes", new JsonObject().put("primitives", new JsonArray().add(primitive)));
    glb.add("nodes", new JsonObject().put("name", name).put("mesh", mesh).put("skin", skin));
  }

  private static float[] array(List<Float> from) {
    float[] array = new float[from.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = from.get(i);
    }
    return array;
  }
}
