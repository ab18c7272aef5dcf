package io.darkroom.avatar.gltf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The model's bytes: buffers, and views into them. */
final class Buffers {
  private static final int MOST_STRIDE = 252;

  private final List<Json> buffers;
  private final List<Json> views;
  private final ByteBuffer binary;
  private final Files files;
  private final ByteBuffer[] loaded;

  /** A stretch of bytes, little-endian; {@code stride} is 0 where elements follow on each other. */
  record View(ByteBuffer bytes, int stride) {}

  Buffers(Json root, ByteBuffer binary, Files files, Budget budget) {
    this.buffers = root.list("buffers");
    this.views = root.list("bufferViews");
    this.binary = binary;
    this.files = files;
    this.loaded = new ByteBuffer[buffers.size()];
    budget.checkList("buffers", buffers.size(), budget.limits().accessors());
    budget.checkList("buffer views", views.size(), budget.limits().accessors());
  }

  /** How many views there are. */
  int views() {
    return views.size();
  }

  View view(int index) {
    Json view = views.get(index);
    if (view.has("extensions")) {
      Extensions.checkView(view);
    }
    int buffer = view.index("buffer", buffers.size());
    if (buffer < 0) {
      throw Corrupt.at(view.place(), "names no buffer");
    }
    ByteBuffer bytes = buffer(buffer);
    long offset = view.count("byteOffset", 0);
    long length = view.count("byteLength", 0);
    if (offset + length > bytes.capacity()) {
      throw Corrupt.at(
          view.place(),
          "ends at byte " + (offset + length) + " of a buffer of " + bytes.capacity());
    }
    int stride = view.count("byteStride", 0);
    if (stride > MOST_STRIDE) {
      throw Corrupt.at(view.place(), "has a stride of " + stride);
    }
    return new View(bytes.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN), stride);
  }

  private ByteBuffer buffer(int index) {
    if (loaded[index] == null) {
      loaded[index] = load(index);
    }
    return loaded[index];
  }

  private ByteBuffer load(int index) {
    Json buffer = buffers.get(index);
    ByteBuffer bytes;
    if (buffer.has("uri")) {
      bytes = ByteBuffer.wrap(files.read(buffer.text("uri", "")));
    } else if (index == 0 && binary != null) {
      bytes = binary;
    } else {
      throw Corrupt.at(buffer.place(), "has no bytes");
    }
    int declared = buffer.count("byteLength", 0);
    if (declared > bytes.capacity()) {
      throw Corrupt.at(
          buffer.place(), "declares " + declared + " bytes, and has " + bytes.capacity());
    }
    return bytes;
  }
}
