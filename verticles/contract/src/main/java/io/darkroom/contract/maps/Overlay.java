package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.List;
import java.util.Set;

/**
 * A layer over the basemap.
 *
 * @param url of tiles ({@link TileAddress}), or of a WMS that is asked for the whole map
 * @param tileSize side of its tiles in pixels; without meaning for a WMS
 * @param title a line of the header; empty for none
 * @param validTime what is sent as {@code time} and said in the header; empty for none
 * @param validTimes the same for each frame of an animation
 * @param opacity 1 for as the layer is, 0 for not to be seen
 * @param legend whether the WMS is asked for a legend
 * @param wms what the WMS is asked beside place and time; all that is not ours goes there untouched
 */
public record Overlay(
    String url,
    int tileSize,
    String title,
    String validTime,
    List<String> validTimes,
    double opacity,
    boolean legend,
    Wms wms) {
  /** Longest title = {@value} characters. */
  public static final int MAX_TITLE = 300;

  private static final String URL = "url";
  private static final String TITLE = "title";
  private static final String TIME = "valid_time";
  private static final String TIMES = "valid_times";
  private static final String OPACITY = "opacity";
  private static final String LEGEND = "legend";
  private static final Set<String> OURS = Set.of(URL, TITLE, TIME, TIMES, OPACITY, LEGEND);

  static Overlay read(Conf conf) {
    String url = LayerUrl.read(conf);
    String title = conf.text(TITLE, "");
    if (title.length() > MAX_TITLE) {
      conf.complain(
          Failure.INVALID_VALUE,
          TITLE,
          "has " + title.length() + " characters, must have at most " + MAX_TITLE);
    }
    return conf.done(
        new Overlay(
            url,
            TileAddress.is(url) ? TileSize.read(conf) : Viewport.TILE,
            title,
            Times.one(conf, TIME),
            Times.all(conf, TIMES),
            conf.number(OPACITY, 1, 0, 1),
            conf.flag(LEGEND, true),
            Wms.read(conf, url, OURS)));
  }

  /** True if it is made of tiles. */
  public boolean tiles() {
    return TileAddress.is(url);
  }

  /** The depth or height that is sent as {@code elevation} and said in the header; or empty. */
  public String elevation() {
    return wms.value("elevation");
  }

  Overlay at(int frame) {
    return new Overlay(
        url,
        tileSize,
        title,
        validTimes.isEmpty() ? validTime : validTimes.get(frame),
        List.of(),
        opacity,
        legend,
        wms);
  }
}
