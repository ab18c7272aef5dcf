package io.darkroom.avatar.gltf;

import io.darkroom.contract.Failure;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Arrays of numbers in the model's bytes. */
final class Accessors {
  private static final Map<String, Integer> COMPONENTS =
      Map.of("SCALAR", 1, "VEC2", 2, "VEC3", 3, "VEC4", 4, "MAT4", 16);

  private final List<Json> accessors;
  private final Buffers buffers;
  private final Budget budget;

  Accessors(Json root, Buffers buffers, Budget budget) {
    this.accessors = root.list("accessors");
    this.buffers = buffers;
    this.budget = budget;
    budget.checkList("accessors", accessors.size(), budget.limits().accessors());
  }

  /** How many accessors there are. */
  int size() {
    return accessors.size();
  }

  /** False if all of it is zero, or packed elsewhere. */
  boolean hasBytes(int index) {
    return accessors.get(index).has("bufferView");
  }

  /** Elements that an accessor declares. */
  int count(int index) {
    Json accessor = accessors.get(index);
    int count = accessor.count("count", 0);
    long most = Math.max(budget.limits().vertices(), 3L * budget.limits().triangles());
    if (count > most) {
      throw Failure.GLTF_TOO_LARGE.with(
          accessor.place() + " has " + count + " elements; at most " + most + " are read");
    }
    return count;
  }

  /** Components of an element. */
  int components(int index) {
    Json accessor = accessors.get(index);
    String type = accessor.text("type", "");
    Integer components = COMPONENTS.get(type);
    if (components == null) {
      throw Corrupt.at(accessor.place(), "is of type " + Corrupt.quote(type));
    }
    return components;
  }

  /** All components of all elements, as they are, or from 0 or -1 to 1 if they are normalised. */
  float[] floats(int index, int components) {
    Json accessor = accessors.get(index);
    Component component = component(accessor);
    boolean normalised = accessor.flag("normalized");
    float[] values = new float[size(index, components)];
    read(
        accessor,
        values.length / components,
        components,
        component,
        (at, bytes, offset) -> {
          float value = component.read(bytes, offset, normalised);
          if (!Float.isFinite(value)) {
            throw Corrupt.at(accessor.place(), "has a number that is not finite");
          }
          values[at] = value;
        });
    return values;
  }

  /** All components of all elements, which are whole numbers from 0. */
  int[] integers(int index, int components) {
    Json accessor = accessors.get(index);
    Component component = component(accessor);
    int[] values = new int[size(index, components)];
    read(
        accessor,
        values.length / components,
        components,
        component,
        (at, bytes, offset) -> values[at] = component.whole(bytes, offset, accessor.place()));
    return values;
  }

  private int size(int index, int components) {
    if (components(index) != components) {
      throw Corrupt.at(
          accessors.get(index).place(),
          "has elements of " + components(index) + " numbers, not " + components);
    }
    int size = count(index) * components;
    budget.takeMemory(4L * size);
    return size;
  }

  private static Component component(Json accessor) {
    return Component.of(accessor.count("componentType", 0), accessor.place());
  }

  /** Takes one component to where it belongs. */
  private interface Put {
    void put(int at, ByteBuffer bytes, int offset);
  }

  private void read(Json accessor, int count, int components, Component component, Put put) {
    int view = accessor.index("bufferView", buffers.views());
    if (view >= 0) {
      Stretch in = stretch(accessor, view, count, components * component.bytes());
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < components; c++) {
          put.put(i * components + c, in.bytes, in.at(i) + c * component.bytes());
        }
      }
    }
    if (accessor.has("sparse")) {
      sparse(accessor.child("sparse"), count, components, component, put);
    }
  }

  /** Some elements that differ from those of the view; without a view, from zero. */
  private void sparse(Json sparse, int of, int components, Component component, Put put) {
    int count = sparse.count("count", 0);
    if (count > of) {
      throw Corrupt.at(sparse.place(), "replaces " + count + " of " + of + " elements");
    }
    Json indices = sparse.child("indices");
    Json values = sparse.child("values");
    Component whole = component(indices);
    Stretch at = stretch(indices, view(indices), count, whole.bytes());
    Stretch in = stretch(values, view(values), count, components * component.bytes());
    for (int i = 0; i < count; i++) {
      int element = whole.whole(at.bytes, at.at(i), indices.place());
      if (element >= of) {
        throw Corrupt.at(indices.place(), "has an index of " + element + " of " + of);
      }
      for (int c = 0; c < components; c++) {
        put.put(element * components + c, in.bytes, in.at(i) + c * component.bytes());
      }
    }
  }

  private int view(Json holder) {
    int view = holder.index("bufferView", buffers.views());
    if (view < 0) {
      throw Corrupt.at(holder.place(), "names no buffer view");
    }
    return view;
  }

  /** Elements in bytes that are there: the last one was looked for. */
  private record Stretch(ByteBuffer bytes, int offset, int stride) {
    int at(int element) {
      return offset + element * stride;
    }
  }

  private Stretch stretch(Json holder, int view, int count, int elementBytes) {
    Buffers.View in = buffers.view(view);
    int offset = holder.count("byteOffset", 0);
    int stride = in.stride() == 0 ? elementBytes : in.stride();
    long end = count == 0 ? 0 : offset + (long) stride * (count - 1) + elementBytes;
    if (end > in.bytes().capacity()) {
      throw Corrupt.at(
          holder.place(), "needs " + end + " bytes of a buffer view of " + in.bytes().capacity());
    }
    return new Stretch(in.bytes(), offset, stride);
  }
}
