package io.darkroom.avatar.gltf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tree of nodes, which is one: every node has at most one parent, and none is its own. */
final class Nodes {
  private final List<Json> json;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();

  Nodes(Json root, Budget budget) {
    json = root.list("nodes");
    budget.checkList("nodes", json.size(), budget.limits().nodes());
    int[] parents = new int[json.size()];
    Arrays.fill(parents, -1);
    List<int[]> children = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      int[] of = json.get(i).indices("children", json.size());
      for (int child : of) {
        if (parents[child] >= 0) {
          throw Corrupt.at(json.get(child).place(), "has more than one parent");
        }
        parents[child] = i;
      }
      children.add(of);
    }
    for (int i = 0; i < json.size(); i++) {
      nodes.add(new Node(json.get(i).text("name", ""), parents[i], local(json.get(i))));
      if (parents[i] < 0) {
        order.add(i);
      }
    }
    for (int i = 0; i < order.size(); i++) {
      for (int child : children.get(order.get(i))) {
        order.add(child);
      }
    }
    if (order.size() < nodes.size()) {
      throw Corrupt.at("nodes", "go round in a circle");
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Every parent before its children. */
  List<Integer> order() {
    return order;
  }

  Json json(int index) {
    return json.get(index);
  }

  /** Nodes of the scene that is to be shown, by index; all of them if the file names none. */
  boolean[] shown(Json root) {
    List<Json> scenes = root.list("scenes");
    boolean[] shown = new boolean[nodes.size()];
    if (scenes.isEmpty()) {
      Arrays.fill(shown, true);
      return shown;
    }
    Json scene = scenes.get(Math.max(0, root.index("scene", scenes.size())));
    for (int top : scene.indices("nodes", nodes.size())) {
      shown[top] = true;
    }
    for (int node : order) {
      int parent = nodes.get(node).parent();
      shown[node] |= parent >= 0 && shown[parent];
    }
    return shown;
  }

  private static Affine local(Json node) {
    if (node.has("matrix")) {
      return Affine.ofColumns(
          node.numbers("matrix", 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1), 0);
    }
    return Affine.of(
        node.numbers("translation", 0, 0, 0),
        node.numbers("rotation", 0, 0, 0, 1),
        node.numbers("scale", 1, 1, 1));
  }
}
