package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The part of the upright picture that is gone on with: {@code {"x", "y", "width", "height"}} or
 * {@code "X:Y:WIDTH:HEIGHT"}. What of it lies beyond the picture is left out.
 *
 * @param x of its left side
 * @param y of its upper side
 * @param width more than 0; as far as the picture reaches when not given
 * @param height more than 0; likewise
 */
public record CropBox(CropLength x, CropLength y, CropLength width, CropLength height) {
  /** The box; null when there is none. */
  static CropBox read(Conf conf) {
    Object value = conf.value("crop");
    if (value == null) {
      return null;
    }
    if (value instanceof JsonObject) {
      return box(conf);
    }
    List<CropLength> lengths =
        Arrays.stream(value.toString().split(":", -1)).map(CropLength::parse).toList();
    if (lengths.size() == 4 && lengths.stream().allMatch(Objects::nonNull)) {
      CropBox box = new CropBox(lengths.get(0), lengths.get(1), lengths.get(2), lengths.get(3));
      if (box.width.value() > 0 && box.height.value() > 0) {
        return box;
      }
    }
    conf.complain(
        Failure.INVALID_VALUE,
        "crop",
        "is "
            + value
            + ", must be X:Y:WIDTH:HEIGHT in pixels or percent, as 0:40:300:50%, or an object of x,"
            + " y, width, height");
    return null;
  }

  private static CropBox box(Conf conf) {
    Conf crop = conf.section("crop");
    CropBox box =
        new CropBox(
            CropLength.read(crop, "x", CropLength.NONE),
            CropLength.read(crop, "y", CropLength.NONE),
            CropLength.read(crop, "width", CropLength.WHOLE),
            CropLength.read(crop, "height", CropLength.WHOLE));
    if (box.width.value() == 0) {
      crop.complain(Failure.INVALID_VALUE, "width", "is 0, must be more");
    }
    if (box.height.value() == 0) {
      crop.complain(Failure.INVALID_VALUE, "height", "is 0, must be more");
    }
    return crop.done(box);
  }
}
