package io.darkroom.avatar.scene;

import io.darkroom.avatar.gltf.Affine;
import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A stance from a file of the installation's: a JSON object of bones, each with {@code
 * [[translation], [rotation as x, y, z, w], [scale]]} relative to its parent. It is named by what
 * the file says, not by where it is.
 */
public final class PoseFile {
  private PoseFile() {}

  /**
   * Reads a file.
   *
   * @throws io.darkroom.contract.DarkroomException with {@code INVALID_CONFIGURATION}
   */
  public static Stance read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      JsonObject json = new JsonObject(Buffer.buffer(bytes));
      Map<String, Affine> locals = new TreeMap<>();
      for (String bone : json.fieldNames()) {
        JsonArray pose = json.getJsonArray(bone);
        locals.put(bone, Affine.of(numbers(pose, 0, 3), numbers(pose, 1, 4), numbers(pose, 2, 3)));
      }
      return new Stance(UUID.nameUUIDFromBytes(bytes).toString(), Map.of(), locals);
    } catch (IOException e) {
      throw Failure.INVALID_CONFIGURATION.with("the pose " + file + " cannot be read", e);
    } catch (DecodeException | ClassCastException | IndexOutOfBoundsException e) {
      throw Failure.INVALID_CONFIGURATION.with(
          "the pose " + file + " must be {bone: [[3 numbers], [4 numbers], [3 numbers]]}", e);
    }
  }

  private static float[] numbers(JsonArray pose, int part, int length) {
    JsonArray from = pose.getJsonArray(part);
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = from.getFloat(i);
    }
    return numbers;
  }
}
