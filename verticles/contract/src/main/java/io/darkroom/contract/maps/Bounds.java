package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the world, in degrees. It is continuous across the date line: {@code east} is greater
 * than {@code west}, and may be over 180 (267.5 is -92.5), as {@code west} may be under -180.
 *
 * @param west from -540 to 540
 * @param south from -90 to 90
 * @param east from -540 to 900, at most twice round the world from west
 * @param north from -90 to 90
 */
public record Bounds(double west, double south, double east, double north) {
  /** The key = {@value}. */
  static final String KEY = "bbox";

  private static final Bounds WORLD = new Bounds(-180, -85, 180, 85);
  private static final double MOST_LONGITUDE = 540;
  private static final double MOST_WIDTH = 720;

  /**
   * Reads {@code [west, south, east, north]}, as numbers or as texts that are; or all in one text,
   * with commas between. A west that is not less than east means that the date line is crossed.
   */
  static Bounds read(Conf conf) {
    Object value = conf.value(KEY);
    if (value == null) {
      conf.complain(
          Failure.MISSING_FIELD, KEY, "is missing; give [west, south, east, north] in degrees");
      return WORLD;
    }
    List<Double> four = numbers(value);
    if (four.size() != 4) {
      conf.complain(
          Failure.INVALID_VALUE,
          KEY,
          "must be four numbers, [west, south, east, north] in degrees");
      return WORLD;
    }
    double west = four.get(0);
    double south = four.get(1);
    double east = four.get(2);
    double north = four.get(3);
    boolean inside = true;
    inside &= within(conf, "west", west, MOST_LONGITUDE);
    inside &= within(conf, "east", east, MOST_LONGITUDE);
    inside &= within(conf, "south", south, 90);
    inside &= within(conf, "north", north, 90);
    if (!inside) {
      return WORLD;
    }
    if (south >= north) {
      conf.complain(
          Failure.INVALID_VALUE,
          KEY,
          "has south " + south + " and north " + north + "; south must be less than north");
      return WORLD;
    }
    if (west >= east) {
      east += 360 * (Math.floor((west - east) / 360) + 1);
    }
    if (east - west > MOST_WIDTH) {
      conf.complain(
          Failure.INVALID_VALUE,
          KEY,
          "is " + (east - west) + " degrees wide, must be at most " + MOST_WIDTH);
      return WORLD;
    }
    return new Bounds(west, south, east, north);
  }

  /** The numbers there are; fewer or more than four when it is not what it should be. */
  private static List<Double> numbers(Object value) {
    List<Double> numbers = new ArrayList<>();
    List<?> parts =
        value instanceof JsonArray array
            ? array.getList()
            : value instanceof String text ? List.of((Object[]) text.split(",", -1)) : List.of();
    for (Object part : parts) {
      try {
        double number =
            part instanceof Number given
                ? given.doubleValue()
                : Double.parseDouble(String.valueOf(part).strip());
        if (!Double.isFinite(number)) {
          return List.of();
        }
        numbers.add(number);
      } catch (NumberFormatException none) {
        return List.of();
      }
    }
    return numbers;
  }

  private static boolean within(Conf conf, String side, double found, double most) {
    if (Math.abs(found) > most) {
      conf.complain(
          Failure.INVALID_VALUE,
          KEY,
          "has " + side + " " + found + ", must be between -" + most + " and " + most);
      return false;
    }
    return true;
  }
}
