package io.darkroom.avatar.gltf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The model's meshes; each is read when the first node asks for it. */
final class Meshes {
  private static final int SETS = 2;
  private static final int JOINTS_A_SET = 4;

  private final List<Json> meshes;
  private final Accessors accessors;
  private final Materials materials;
  private final Budget budget;
  private final Map<Integer, List<Mesh>> read = new HashMap<>();

  Meshes(Json root, Accessors accessors, Materials materials, Budget budget) {
    this.meshes = root.list("meshes");
    this.accessors = accessors;
    this.materials = materials;
    this.budget = budget;
  }

  /** How many meshes there are. */
  int size() {
    return meshes.size();
  }

  String name(int index) {
    return meshes.get(index).text("name", "");
  }

  /** The parts of a mesh. Each use counts, as each is drawn. */
  List<Mesh> use(int index) {
    List<Mesh> known = read.get(index);
    if (known != null) {
      for (Mesh mesh : known) {
        budget.takeMesh(mesh.positions().length / 3, mesh.triangles().length / 3);
      }
      return known;
    }
    List<Mesh> parts = new ArrayList<>();
    for (Json primitive : meshes.get(index).list("primitives")) {
      Topology topology = Topology.of(primitive.count("mode", Topology.TRIANGLES_MODE));
      if (topology != null) {
        parts.add(part(primitive, topology, morphs(meshes.get(index), primitive)));
      }
    }
    read.put(index, parts);
    return parts;
  }

  /** The targets of a primitive that the mesh goes to by itself, with how far it goes. */
  private static Map<Json, Float> morphs(Json mesh, Json primitive) {
    float[] weights = mesh.allNumbers("weights");
    List<Json> targets = primitive.list("targets");
    Map<Json, Float> morphs = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(weights.length, targets.size()); i++) {
      if (weights[i] != 0) {
        morphs.put(targets.get(i), weights[i]);
      }
    }
    return morphs;
  }

  private float[] morphed(float[] values, Map<Json, Float> morphs, String name, int vertices) {
    morphs.forEach(
        (target, weight) -> {
          float[] moves = values == null ? null : floats(target, name, 3, vertices);
          for (int i = 0; moves != null && i < values.length; i++) {
            values[i] += weight * moves[i];
          }
        });
    return values;
  }

  private Mesh part(Json primitive, Topology topology, Map<Json, Float> morphs) {
    Json attributes = primitive.child("attributes");
    int position = attributes.index("POSITION", accessors.size());
    if (position < 0) {
      throw Corrupt.at(primitive.place(), "has no positions");
    }
    Extensions.checkPrimitive(primitive, accessors.hasBytes(position));
    int vertices = accessors.count(position);
    int indices = primitive.index("indices", accessors.size());
    int corners = indices < 0 ? vertices : accessors.count(indices);
    budget.takeMesh(vertices, topology.triangles(corners));
    float[] positions = accessors.floats(position, 3);
    float[][] coordinates = new float[SETS][];
    for (int set = 0; set < SETS; set++) {
      coordinates[set] = floats(attributes, "TEXCOORD_" + set, 2, vertices);
    }
    int[] order = indices < 0 ? null : accessors.integers(indices, 1);
    return new Mesh(
        morphed(positions, morphs, "POSITION", vertices),
        morphed(floats(attributes, "NORMAL", 3, vertices), morphs, "NORMAL", vertices),
        coordinates,
        influences(attributes, vertices),
        topology.triangles(order, vertices, corners, primitive.place()),
        materials.of(primitive));
  }

  private float[] floats(Json attributes, String name, int components, int vertices) {
    int accessor = attributes.index(name, accessors.size());
    if (accessor < 0) {
      return null;
    }
    checkCount(attributes, name, accessor, vertices);
    return accessors.floats(accessor, components);
  }

  private Influences influences(Json attributes, int vertices) {
    List<int[]> joints = new ArrayList<>();
    List<float[]> weights = new ArrayList<>();
    for (int set = 0; set < SETS; set++) {
      int joint = attributes.index("JOINTS_" + set, accessors.size());
      float[] weight = floats(attributes, "WEIGHTS_" + set, JOINTS_A_SET, vertices);
      if (joint >= 0 && weight != null) {
        checkCount(attributes, "JOINTS_" + set, joint, vertices);
        joints.add(accessors.integers(joint, JOINTS_A_SET));
        weights.add(weight);
      }
    }
    return switch (joints.size()) {
      case 0 -> null;
      case 1 -> new Influences(JOINTS_A_SET, joints.get(0), weights.get(0));
      default -> side(joints, weights, vertices);
    };
  }

  /** Two sets, side by side. */
  private Influences side(List<int[]> joints, List<float[]> weights, int vertices) {
    int width = SETS * JOINTS_A_SET;
    budget.takeMemory(2L * 4 * width * vertices);
    int[] allJoints = new int[width * vertices];
    float[] allWeights = new float[width * vertices];
    for (int v = 0; v < vertices; v++) {
      for (int set = 0; set < SETS; set++) {
        int to = v * width + set * JOINTS_A_SET;
        int from = v * JOINTS_A_SET;
        System.arraycopy(joints.get(set), from, allJoints, to, JOINTS_A_SET);
        System.arraycopy(weights.get(set), from, allWeights, to, JOINTS_A_SET);
      }
    }
    return new Influences(width, allJoints, allWeights);
  }

  private void checkCount(Json attributes, String name, int accessor, int vertices) {
    int count = accessors.count(accessor);
    if (count != vertices) {
      throw Corrupt.at(
          attributes.place(), "has " + vertices + " positions, but " + count + " of " + name);
    }
  }
}
