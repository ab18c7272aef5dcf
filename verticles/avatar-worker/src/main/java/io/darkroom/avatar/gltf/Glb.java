package io.darkroom.avatar.gltf;

import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The container: a header of 12 bytes, then a chunk of JSON, then perhaps one of binary data. A
 * file that begins with a brace is the JSON alone.
 *
 * @param description the JSON
 * @param binary the binary chunk, little-endian; null if there is none
 */
record Glb(JsonObject description, ByteBuffer binary) {
  private static final int MAGIC = 0x46546C67;
  private static final int VERSION = 2;
  private static final int JSON_CHUNK = 0x4E4F534A;
  private static final int BINARY_CHUNK = 0x004E4942;
  private static final int HEADER = 12;
  private static final int CHUNK_HEADER = 8;

  /** Takes a file apart. */
  static Glb of(byte[] file, ModelLimits limits) {
    if (file.length > limits.bytes()) {
      throw Failure.GLTF_TOO_LARGE.with(
          "the model has " + file.length + " bytes; at most " + limits.bytes() + " are read");
    }
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length >= 1 && file[0] == '{') {
      return new Glb(description(in, limits), null);
    }
    if (file.length < HEADER || in.getInt() != MAGIC) {
      throw Failure.GLTF_CORRUPT.with("the model is neither GLB nor glTF");
    }
    int version = in.getInt();
    if (version != VERSION) {
      throw Failure.GLTF_NOT_SUPPORTED.with("the model is of GLB version " + version + ", not 2");
    }
    long declared = Integer.toUnsignedLong(in.getInt());
    if (declared > file.length) {
      throw Failure.GLTF_CORRUPT.with(
          "the model ends after " + file.length + " of the " + declared + " bytes it declares");
    }
    JsonObject description = description(chunk(in, JSON_CHUNK), limits);
    return new Glb(description, in.remaining() >= CHUNK_HEADER ? chunk(in, BINARY_CHUNK) : null);
  }

  /** The next chunk, which must be of that type; null if it is of another, which may follow. */
  private static ByteBuffer chunk(ByteBuffer in, int type) {
    if (in.remaining() < CHUNK_HEADER) {
      throw Failure.GLTF_CORRUPT.with("the model has no chunk of JSON");
    }
    long length = Integer.toUnsignedLong(in.getInt());
    int found = in.getInt();
    if (length > in.remaining()) {
      throw Failure.GLTF_CORRUPT.with(
          "a chunk declares " + length + " bytes, and only " + in.remaining() + " follow");
    }
    if (found != type) {
      if (type == JSON_CHUNK) {
        throw Failure.GLTF_CORRUPT.with("the model's first chunk is not JSON");
      }
      return null;
    }
    ByteBuffer chunk = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + (int) length);
    return chunk;
  }

  private static JsonObject description(ByteBuffer bytes, ModelLimits limits) {
    if (bytes.remaining() > limits.jsonBytes()) {
      throw Failure.GLTF_TOO_LARGE.with(
          "the model's description has "
              + bytes.remaining()
              + " bytes; at most "
              + limits.jsonBytes()
              + " are read");
    }
    byte[] json = new byte[bytes.remaining()];
    bytes.get(json);
    try {
      return new JsonObject(Buffer.buffer(json));
    } catch (DecodeException | ClassCastException e) {
      throw Failure.GLTF_CORRUPT.with("the model's description is not JSON", e);
    }
  }
}
