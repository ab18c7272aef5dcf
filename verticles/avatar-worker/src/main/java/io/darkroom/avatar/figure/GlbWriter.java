package io.darkroom.avatar.figure;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes small models as GLB. Each method adds one thing and gives its index; whatever it has no
 * method for goes into {@link #root} by hand.
 */
public final class GlbWriter {
  private static final int MAGIC = 0x46546C67;
  private static final int JSON_CHUNK = 0x4E4F534A;
  private static final int BINARY_CHUNK = 0x004E4942;
  private static final int FLOAT = 5126;
  private static final int UNSIGNED_SHORT = 5123;

  private final JsonObject root =
      new JsonObject().put("asset", new JsonObject().put("version", "2.0"));
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

  /** The description, as it will be written. */
  public JsonObject root() {
    return root;
  }

  /** Adds an object to one of the description's lists. */
  public int add(String list, JsonObject object) {
    if (!root.containsKey(list)) {
      root.put(list, new JsonArray());
    }
    root.getJsonArray(list).add(object);
    return root.getJsonArray(list).size() - 1;
  }

  /** A node; {@code parent} is -1 for none. */
  public int node(String name, int parent, double x, double y, double z) {
    int node =
        add(
            "nodes",
            new JsonObject()
                .put("name", name)
                .put("translation", new JsonArray().add(x).add(y).add(z)));
    if (parent >= 0) {
      JsonObject above = root.getJsonArray("nodes").getJsonObject(parent);
      if (!above.containsKey("children")) {
        above.put("children", new JsonArray());
      }
      above.getJsonArray("children").add(node);
    }
    return node;
  }

  /** A buffer view of these bytes. */
  public int view(byte[] bytes) {
    while (binary.size() % 4 != 0) {
      binary.write(0);
    }
    JsonObject view =
        new JsonObject()
            .put("buffer", 0)
            .put("byteOffset", binary.size())
            .put("byteLength", bytes.length);
    binary.writeBytes(bytes);
    return add("bufferViews", view);
  }

  /** An accessor of floats; {@code type} is as in glTF. */
  public int floats(String type, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return accessor(view(bytes.array()), FLOAT, type, values.length / width(type));
  }

  /** An accessor of whole numbers below 65,536. */
  public int shorts(String type, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return accessor(view(bytes.array()), UNSIGNED_SHORT, type, values.length / width(type));
  }

  /** An accessor over a view. */
  public int accessor(int view, int componentType, String type, int count) {
    return add(
        "accessors",
        new JsonObject()
            .put("bufferView", view)
            .put("componentType", componentType)
            .put("type", type)
            .put("count", count));
  }

  /** A texture whose picture is in the model. */
  public int texture(byte[] png) {
    int image =
        add("images", new JsonObject().put("bufferView", view(png)).put("mimeType", "image/png"));
    return add("textures", new JsonObject().put("source", image));
  }

  /** A texture whose picture is in a file beside the model. */
  public int texture(String uri) {
    int image = add("images", new JsonObject().put("uri", uri));
    return add("textures", new JsonObject().put("source", image));
  }

  /** A material of that name; {@code texture} is -1 for none. */
  public int material(String name, int texture) {
    JsonObject surface = new JsonObject().put("metallicFactor", 0);
    if (texture >= 0) {
      surface.put("baseColorTexture", new JsonObject().put("index", texture));
    }
    return add(
        "materials", new JsonObject().put("name", name).put("pbrMetallicRoughness", surface));
  }

  /** The material of that index, to be changed. */
  public JsonObject material(int index) {
    return root.getJsonArray("materials").getJsonObject(index);
  }

  /** The file. */
  public byte[] glb() {
    while (binary.size() % 4 != 0) {
      binary.write(0);
    }
    if (binary.size() > 0) {
      root.put("buffers", new JsonArray().add(new JsonObject().put("byteLength", binary.size())));
    }
    return glb(root.encode(), binary.toByteArray());
  }

  /** A file of this description, whatever it says, and these bytes. */
  public static byte[] glb(String json, byte[] binary) {
    StringBuilder padded = new StringBuilder(json);
    while (padded.toString().getBytes(StandardCharsets.UTF_8).length % 4 != 0) {
      padded.append(' ');
    }
    byte[] text = padded.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(28 + text.length + binary.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putInt(2).putInt(out.capacity());
    out.putInt(text.length).putInt(JSON_CHUNK).put(text);
    out.putInt(binary.length).putInt(BINARY_CHUNK).put(binary);
    return out.array();
  }

  private static int width(String type) {
    return switch (type) {
      case "VEC2" -> 2;
      case "VEC3" -> 3;
      case "VEC4" -> 4;
      case "MAT4" -> 16;
      default -> 1;
    };
  }
}
