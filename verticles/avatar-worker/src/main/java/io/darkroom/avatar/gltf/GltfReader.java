package io.darkroom.avatar.gltf;

import io.darkroom.avatar.outfit.Contents;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a model. */
public final class GltfReader {
  private static final String COLLIDER = "collider";

  private final Json root;
  private final Budget budget;
  private final Accessors accessors;
  private final Meshes meshes;
  private final Nodes nodes;

  private GltfReader(Json root, Glb glb, Files files, Budget budget) {
    this.root = root;
    this.budget = budget;
    Buffers buffers = new Buffers(root, glb.binary(), files, budget);
    accessors = new Accessors(root, buffers, budget);
    Materials materials = new Materials(root, new Textures(root, buffers, files, budget));
    meshes = new Meshes(root, accessors, materials, budget);
    nodes = new Nodes(root, budget);
  }

  /**
   * Reads the model in {@code mainFile}.
   *
   * @throws DarkroomException with a {@code GLTF_} or an {@code IMAGE_} failure for what is wrong
   *     with it, {@code RENDERER_TIMEOUT} when time is over
   */
  public static Model read(
      Contents contents, String mainFile, ModelLimits limits, Deadline deadline) {
    Files files = new Files(contents, mainFile, limits.bytes());
    if (!contents.keys().contains(mainFile)) {
      throw Failure.GLTF_FILE_MISSING.with(
          "the piece has no file " + Corrupt.quote(mainFile) + ", which it says is its main one");
    }
    Glb glb = Glb.of(files.load(mainFile), limits);
    Json root = new Json("", glb.description());
    Extensions.checkRequired(root);
    return new GltfReader(root, glb, files, new Budget(limits, deadline)).model();
  }

  private Model model() {
    boolean[] shown = nodes.shown(root);
    List<Json> skins = root.list("skins");
    List<Shape> shapes = new ArrayList<>();
    int triangles = 0;
    for (int i = 0; i < shown.length; i++) {
      int mesh = nodes.json(i).index("mesh", meshes.size());
      if (mesh < 0 || !shown[i] || isCollider(i, mesh)) {
        continue;
      }
      List<Mesh> parts = meshes.use(mesh);
      int skin = nodes.json(i).index("skin", skins.size());
      shapes.add(new Shape(i, parts, skin < 0 ? null : skin(skins.get(skin), parts)));
      triangles += parts.stream().mapToInt(part -> part.triangles().length / 3).sum();
    }
    return new Model(nodes.nodes(), nodes.order(), shapes, triangles, budget.memoryTaken());
  }

  private boolean isCollider(int node, int mesh) {
    return nodes.nodes().get(node).name().toLowerCase(Locale.ROOT).contains(COLLIDER)
        || meshes.name(mesh).toLowerCase(Locale.ROOT).contains(COLLIDER);
  }

  private Skin skin(Json json, List<Mesh> moved) {
    List<Integer> joints = new ArrayList<>();
    for (int joint : json.indices("joints", nodes.nodes().size())) {
      joints.add(joint);
    }
    for (Mesh mesh : moved) {
      Influences influences = mesh.influences();
      if (influences != null && influences.highest() >= joints.size()) {
        throw Corrupt.at(
            json.place(),
            "has " + joints.size() + " joints, and a mesh names joint " + influences.highest());
      }
    }
    return new Skin(joints, binds(json, joints.size()));
  }

  private List<Affine> binds(Json json, int joints) {
    int accessor = json.index("inverseBindMatrices", accessors.size());
    List<Affine> binds = new ArrayList<>();
    float[] numbers = accessor < 0 ? null : accessors.floats(accessor, 16);
    if (numbers != null && numbers.length < 16 * joints) {
      throw Corrupt.at(json.place(), "has fewer inverse bind matrices than joints");
    }
    for (int i = 0; i < joints; i++) {
      binds.add(numbers == null ? Affine.IDENTITY : Affine.ofColumns(numbers, 16 * i));
    }
    return binds;
  }
}
