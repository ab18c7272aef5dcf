package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Presets;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options of the operations {@value #IMAGE} and {@value #ANIMATION}.
 *
 * @param basemap what lies below, and which part of the world is drawn
 * @param overlays the first lies on top
 * @param tolerance what is to become of what could not be had
 * @param film what becomes of the frames; null for an image
 */
public record MapOptions(Basemap basemap, List<Overlay> overlays, Tolerance tolerance, Film film) {
  /** The operation that makes one image = {@value}. */
  public static final String IMAGE = "map-image";

  /** The operation that makes an animation = {@value}. */
  public static final String ANIMATION = "map-animation";

  /** Most overlays = {@value}. */
  public static final int MAX_OVERLAYS = 16;

  /** Most frames of an animation = {@value}. */
  public static final int MAX_FRAMES = 500;

  /** Copies the list. */
  public MapOptions {
    overlays = List.copyOf(overlays);
  }

  /** Reads an image's, complaining about what is wrong; {@code general} has no meaning there. */
  public static MapOptions readImage(Conf conf) {
    MapOptions read = read(conf);
    conf.object("general");
    return conf.done(read);
  }

  /** Reads an animation's, complaining about what is wrong with it. */
  public static MapOptions readAnimation(Conf conf) {
    MapOptions still = read(conf);
    int frames = still.frames();
    if (frames == 0) {
      conf.complain(
          Failure.MISSING_FIELD,
          "basemap.map_times",
          "is missing, and so are overlays' valid_times; give one entry a frame");
    }
    if (frames > MAX_FRAMES) {
      conf.complain(
          Failure.INVALID_VALUE,
          "basemap.map_times",
          "has " + frames + " entries, at most " + MAX_FRAMES + " frames are drawn");
    }
    for (int i = 0; i < still.overlays.size(); i++) {
      int times = still.overlays.get(i).validTimes().size();
      if (times != 0 && times != frames) {
        conf.complain(
            Failure.INVALID_VALUE,
            "overlays[" + i + "].valid_times",
            "has " + times + " entries, must have " + frames + " as there are frames");
      }
    }
    Film film = Film.read(conf.section("general"), frames);
    return conf.done(new MapOptions(still.basemap, still.overlays, still.tolerance, film));
  }

  private static MapOptions read(Conf conf) {
    conf.has(Presets.KEY); // resolved before
    if (!conf.has("basemap")) {
      conf.complain(Failure.MISSING_FIELD, "basemap", "is missing; give bbox, zoom and url");
    }
    Basemap basemap = conf.has("basemap") ? Basemap.read(conf.section("basemap")) : null;
    List<Overlay> overlays = conf.sections("overlays").stream().map(Overlay::read).toList();
    if (overlays.size() > MAX_OVERLAYS) {
      conf.complain(
          Failure.INVALID_VALUE,
          "overlays",
          "are " + overlays.size() + ", at most " + MAX_OVERLAYS + " are drawn");
    }
    return new MapOptions(basemap, overlays, Tolerance.read(conf), null);
  }

  /** Reads an image's options that were checked at the door. */
  public static MapOptions image(JsonObject options) {
    Conf conf = Conf.of(options);
    MapOptions read = readImage(conf);
    conf.throwIfAny();
    return read;
  }

  /** Reads an animation's options that were checked at the door. */
  public static MapOptions animation(JsonObject options) {
    Conf conf = Conf.of(options);
    MapOptions read = readAnimation(conf);
    conf.throwIfAny();
    return read;
  }

  /** Frames of the animation: as many as there are times; 0 when there are none. */
  public int frames() {
    return Stream.concat(
            Stream.of(basemap == null ? List.<String>of() : basemap.mapTimes()),
            overlays.stream().map(Overlay::validTimes))
        .mapToInt(List::size)
        .filter(size -> size > 0)
        .findFirst()
        .orElse(0);
  }

  /** One frame of the animation, from 0, as an image: with the times of that frame. */
  public MapOptions frame(int number) {
    return new MapOptions(
        new Basemap(
            basemap.bounds(),
            basemap.zoom(),
            basemap.url(),
            basemap.tileSize(),
            basemap.mapTimes().isEmpty() ? basemap.mapTime() : basemap.mapTimes().get(number),
            List.of(),
            basemap.wms()),
        overlays.stream().map(overlay -> overlay.at(number)).toList(),
        tolerance,
        null);
  }
}
