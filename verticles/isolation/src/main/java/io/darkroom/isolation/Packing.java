package io.darkroom.isolation;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Several files one after the other in a {@link SharedFile}, and where each of them is. */
final class Packing {
  private static final int ALIGNED = 64;
  private static final int SOME = 64 << 10;

  private Packing() {}

  /** Puts files in, and gives {@code [offset, length, ...]}. */
  static JsonArray put(SharedFile shared, List<ByteBuffer> files) throws IOException {
    JsonArray places = places(files.stream().map(ByteBuffer::limit).toList());
    ByteBuffer room = shared.room(end(places));
    for (int i = 0; i < files.size(); i++) {
      room.put(places.getInteger(2 * i), files.get(i), 0, files.get(i).limit());
    }
    return places;
  }

  /** Puts buffers in, which may be large, without copying them whole. */
  static JsonArray putBuffers(SharedFile shared, List<Buffer> files) throws IOException {
    JsonArray places = places(files.stream().map(Buffer::length).toList());
    ByteBuffer room = shared.room(end(places));
    byte[] some = new byte[SOME];
    for (int i = 0; i < files.size(); i++) {
      Buffer file = files.get(i);
      for (int at = 0; at < file.length(); at += SOME) {
        int count = Math.min(SOME, file.length() - at);
        file.getBytes(at, at + count, some);
        room.put(places.getInteger(2 * i) + at, some, 0, count);
      }
    }
    return places;
  }

  private static JsonArray places(List<Integer> lengths) {
    JsonArray places = new JsonArray();
    long at = 0;
    for (int length : lengths) {
      places.add(at).add(length);
      at = (at + length + Call.SPARE + ALIGNED - 1) / ALIGNED * ALIGNED;
    }
    return places;
  }

  private static long end(JsonArray places) {
    int last = places.size() - 2;
    return last < 0 ? 0 : places.getLong(last) + places.getInteger(last + 1) + Call.SPARE;
  }

  /** The files where they are, with {@link Call#SPARE} bytes behind each. */
  static List<ByteBuffer> slices(ByteBuffer shared, JsonArray places) {
    List<ByteBuffer> files = new ArrayList<>();
    for (int i = 0; i < places.size(); i += 2) {
      int length = places.getInteger(i + 1);
      files.add(shared.slice(places.getInteger(i), length + Call.SPARE).limit(length));
    }
    return files;
  }

  /** Copies of the files. */
  static List<Buffer> copies(ByteBuffer shared, JsonArray places) {
    List<Buffer> files = new ArrayList<>();
    for (int i = 0; i < places.size(); i += 2) {
      byte[] bytes = new byte[places.getInteger(i + 1)];
      shared.get(places.getInteger(i), bytes);
      files.add(Buffer.buffer(bytes));
    }
    return files;
  }
}
