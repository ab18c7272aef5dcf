package io.darkroom.avatar.gltf;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** An object of a description, whose values are checked as they are read. */
final class Json {
  private final String place;
  private final JsonObject object;

  /**
   * @param place what the object is called in complaints; empty for the root
   */
  Json(String place, JsonObject object) {
    this.place = place;
    this.object = object;
  }

  /** What the object is called in complaints. */
  String place() {
    return place;
  }

  boolean has(String key) {
    return object.getValue(key) != null;
  }

  /** The object under a key; an empty one if there is none. */
  Json child(String key) {
    Object value = object.getValue(key);
    if (value == null) {
      return new Json(at(key), new JsonObject());
    }
    if (value instanceof JsonObject child) {
      return new Json(at(key), child);
    }
    throw Corrupt.at(at(key), "must be an object");
  }

  /** The objects of a list; none if there is no list. */
  List<Json> list(String key) {
    JsonArray array = array(key);
    List<Json> objects = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      if (!(array.getValue(i) instanceof JsonObject child)) {
        throw Corrupt.at(at(key) + "[" + i + "]", "must be an object");
      }
      objects.add(new Json(at(key) + "[" + i + "]", child));
    }
    return objects;
  }

  /** A whole number from 0; {@code fallback} if there is none. */
  int count(String key, int fallback) {
    Object value = object.getValue(key);
    return value == null ? fallback : whole(value, at(key));
  }

  /** An index into a list of {@code size}; -1 if there is none. */
  int index(String key, int size) {
    Object value = object.getValue(key);
    return value == null ? -1 : index(value, size, at(key));
  }

  /** A list of indices into a list of {@code size}; empty if there is none. */
  int[] indices(String key, int size) {
    JsonArray array = array(key);
    int[] indices = new int[array.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = index(array.getValue(i), size, at(key) + "[" + i + "]");
    }
    return indices;
  }

  /** A number that is finite; {@code fallback} if there is none. */
  float number(String key, float fallback) {
    Object value = object.getValue(key);
    return value == null ? fallback : finite(value, at(key));
  }

  /** As many numbers as {@code fallback} has, which is the answer if there are none. */
  float[] numbers(String key, float... fallback) {
    if (!has(key)) {
      return fallback;
    }
    JsonArray array = array(key);
    if (array.size() != fallback.length) {
      throw Corrupt.at(at(key), "has " + array.size() + " numbers, not " + fallback.length);
    }
    float[] numbers = new float[fallback.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = finite(array.getValue(i), at(key));
    }
    return numbers;
  }

  /** The numbers of a list, however many; none if there is no list. */
  float[] allNumbers(String key) {
    return numbers(key, new float[array(key).size()]);
  }

  /** A text; {@code fallback} if there is none. */
  String text(String key, String fallback) {
    Object value = object.getValue(key);
    if (value == null || value instanceof String) {
      return value == null ? fallback : (String) value;
    }
    throw Corrupt.at(at(key), "must be a text");
  }

  /** The texts of a list; none if there is no list. */
  List<String> texts(String key) {
    return array(key).stream().map(String::valueOf).toList();
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(object.getValue(key));
  }

  /** The keys there are. */
  Iterable<String> keys() {
    return object.fieldNames();
  }

  private JsonArray array(String key) {
    Object value = object.getValue(key);
    if (value == null) {
      return new JsonArray();
    }
    if (value instanceof JsonArray array) {
      return array;
    }
    throw Corrupt.at(at(key), "must be a list");
  }

  private String at(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }

  private static int index(Object value, int size, String place) {
    int index = whole(value, place);
    if (index >= size) {
      throw Corrupt.at(place, "is " + index + ", but there are only " + size);
    }
    return index;
  }

  private static int whole(Object value, String place) {
    if (value instanceof Number number) {
      double exact = number.doubleValue();
      if (exact >= 0 && exact <= Integer.MAX_VALUE && exact == Math.rint(exact)) {
        return (int) exact;
      }
    }
    throw Corrupt.at(place, "must be a whole number from 0");
  }

  private static float finite(Object value, String place) {
    if (value instanceof Number number && Float.isFinite(number.floatValue())) {
      return number.floatValue();
    }
    throw Corrupt.at(place, "must be a number");
  }
}
