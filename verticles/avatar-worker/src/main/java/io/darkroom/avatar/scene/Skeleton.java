package io.darkroom.avatar.scene;

import io.darkroom.avatar.gltf.Affine;
import io.darkroom.avatar.gltf.Model;
import io.darkroom.avatar.gltf.Node;
import io.darkroom.avatar.gltf.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body's bones in its stance. Every piece that is worn brings a copy of the skeleton, which is
 * bound to the body's by the names of its bones.
 */
final class Skeleton {
  /** What Blender adds to a name that is taken. */
  private static final Pattern DUPLICATE = Pattern.compile("(.+)[_.]\\d+");

  private final Map<String, Affine> bones = new HashMap<>();

  Skeleton(Model body, Stance stance) {
    Set<Integer> joints = new HashSet<>();
    for (Shape shape : body.shapes()) {
      if (shape.skin() != null) {
        joints.addAll(shape.skin().joints());
      }
    }
    Affine[] places = new Affine[body.nodes().size()];
    for (int index : body.order()) {
      Node node = body.node(index);
      places[index] = stance.place(node.name(), parent(places, node), node.local());
      if (joints.contains(index)) {
        bones.putIfAbsent(node.name(), places[index]);
      }
    }
  }

  /**
   * Where the nodes of a piece are in the world. A bone of the body's is where the body has it;
   * anything else hangs on its parent as the piece has it, a spring of hair on the head.
   */
  Affine[] places(Model piece) {
    Affine[] places = new Affine[piece.nodes().size()];
    for (int index : piece.order()) {
      Node node = piece.node(index);
      Affine bone = bone(node.name());
      places[index] = bone != null ? bone : parent(places, node).times(node.local());
    }
    return places;
  }

  /** The body's bone of that name, or of that name without a duplicate's number; null if none. */
  private Affine bone(String name) {
    Affine exact = bones.get(name);
    if (exact != null) {
      return exact;
    }
    Matcher duplicate = DUPLICATE.matcher(name);
    return duplicate.matches() ? bones.get(duplicate.group(1)) : null;
  }

  private static Affine parent(Affine[] places, Node node) {
    return node.parent() < 0 ? Affine.IDENTITY : places[node.parent()];
  }
}
