package io.darkroom.avatar.gltf;

import java.util.List;

/**
 * A model that was read.
 *
 * @param nodes in the order of the file
 * @param order the nodes' indices, every parent before its children
 * @param shapes what there is to draw, colliders not among it
 * @param triangles of all shapes
 * @param bytes heap it takes
 */
public record Model(
    List<Node> nodes, List<Integer> order, List<Shape> shapes, int triangles, long bytes) {
  public Node node(int index) {
    return nodes.get(index);
  }
}
