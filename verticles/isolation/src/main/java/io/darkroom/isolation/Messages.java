package io.darkroom.isolation;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Messages between parent and child: the length in four bytes, big end first, then JSON. */
final class Messages {
  /** Longest message = {@value} bytes: the options of a job are at most 1 MB at the door. */
  static final int MAX_BYTES = 8 << 20;

  private Messages() {}

  static void write(OutputStream out, JsonObject message) throws IOException {
    byte[] json = message.toBuffer().getBytes();
    if (json.length > MAX_BYTES) {
      throw new IOException("a message of " + json.length + " bytes is too long");
    }
    out.write(
        ByteBuffer.allocate(Integer.BYTES + json.length).putInt(json.length).put(json).array());
    out.flush();
  }

  /** The next message; null when there will be none. */
  static JsonObject read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    int length;
    try {
      length = data.readInt();
    } catch (EOFException end) {
      return null;
    }
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("a message says it has " + length + " bytes");
    }
    byte[] json = new byte[length];
    data.readFully(json);
    return new JsonObject(Buffer.buffer(json));
  }
}
