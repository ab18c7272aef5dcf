package io.darkroom.avatar.gltf;

import java.nio.ByteBuffer;

/** The types of numbers in accessors. */
enum Component {
  BYTE(5120, 1),
  UNSIGNED_BYTE(5121, 1),
  SHORT(5122, 2),
  UNSIGNED_SHORT(5123, 2),
  UNSIGNED_INT(5125, 4),
  FLOAT(5126, 4);

  private final int code;
  private final int bytes;

  Component(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  static Component of(int code, String place) {
    for (Component component : values()) {
      if (component.code == code) {
        return component;
      }
    }
    throw Corrupt.at(place, "has a component type of " + code);
  }

  int bytes() {
    return bytes;
  }

  /** A number; if it is normalised, the largest is 1. */
  float read(ByteBuffer in, int at, boolean normalised) {
    return switch (this) {
      case BYTE -> normalised ? Math.max(in.get(at) / 127f, -1) : in.get(at);
      case UNSIGNED_BYTE -> (in.get(at) & 0xff) / (normalised ? 255f : 1);
      case SHORT -> normalised ? Math.max(in.getShort(at) / 32_767f, -1) : in.getShort(at);
      case UNSIGNED_SHORT -> (in.getShort(at) & 0xffff) / (normalised ? 65_535f : 1);
      case UNSIGNED_INT -> Integer.toUnsignedLong(in.getInt(at));
      case FLOAT -> in.getFloat(at);
    };
  }

  /** A whole number from 0. */
  int whole(ByteBuffer in, int at, String place) {
    int value =
        switch (this) {
          case UNSIGNED_BYTE -> in.get(at) & 0xff;
          case UNSIGNED_SHORT -> in.getShort(at) & 0xffff;
          case UNSIGNED_INT -> in.getInt(at);
          default -> throw Corrupt.at(place, "must be of whole numbers from 0");
        };
    if (value < 0) {
      throw Corrupt.at(place, "has a number above " + Integer.MAX_VALUE);
    }
    return value;
  }
}
