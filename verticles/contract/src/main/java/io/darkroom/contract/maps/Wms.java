package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a web map service is asked, as the sender has it: names of parameters as they are spelled,
 * in their order. A service does not look at the case of a name (OGC 06-042, §6.8.1), nor does
 * {@link #value}.
 *
 * @param params of the query; values may be empty
 */
public record Wms(Map<String, String> params) {
  /** Most parameters of one layer = {@value}. */
  public static final int MAX_PARAMS = 60;

  /** Longest name or value of a parameter = {@value} characters; styles may be in one. */
  public static final int MAX_TEXT = 4_000;

  /** The version that is spoken when none is given = {@value}. */
  public static final String DEFAULT_VERSION = "1.1.1";

  private static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "1.1.1", "1.3.0");

  private static final Set<String> MERCATOR =
      Set.of("EPSG:3857", "EPSG:900913", "EPSG:3785", "EPSG:102100", "EPSG:102113", "ESRI:102100");

  private static final Set<String> DEGREES = Set.of("EPSG:4326", "CRS:84");

  /** Copies the map, in its order. */
  public Wms {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** A parameter's value; empty when there is none. */
  public String value(String name) {
    return params.entrySet().stream()
        .filter(param -> param.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** The version that is spoken. */
  public String version() {
    return value("version").isEmpty() ? DEFAULT_VERSION : value("version");
  }

  /** True for 1.3.0: the reference system is {@code crs}, and EPSG:4326 has latitude first. */
  public boolean latitudeFirst() {
    return version().equals("1.3.0");
  }

  /** The reference system that is asked for: Web-Mercator unless it says otherwise. */
  public String crs() {
    String crs = value("crs").isEmpty() ? value("srs") : value("crs");
    return crs.isEmpty() ? "EPSG:3857" : crs.toUpperCase(Locale.ROOT);
  }

  /** True if the layer is asked for in degrees, not in metres of Web-Mercator. */
  public boolean degrees() {
    return DEGREES.contains(crs());
  }

  /**
   * Reads all keys of an object as parameters, but those that are {@code ours}.
   *
   * @param url of the service, which may have parameters in it
   */
  static Wms read(Conf conf, String url, Set<String> ours) {
    Map<String, String> params = new LinkedHashMap<>();
    for (String key : new ArrayList<>(conf.keys())) {
      Object value = ours.contains(key) ? null : conf.value(key);
      if (value == null) {
        continue;
      }
      if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
        conf.complain(Failure.INVALID_VALUE, key, "must be a text, a number, true or false");
      } else if (Math.max(key.length(), value.toString().length()) > MAX_TEXT) {
        conf.complain(
            Failure.INVALID_VALUE,
            key.substring(0, Math.min(80, key.length())),
            "has more than " + MAX_TEXT + " characters in its name or value");
      } else {
        params.put(key, value.toString());
      }
    }
    if (params.size() > MAX_PARAMS) {
      conf.complain(
          Failure.INVALID_VALUE,
          "params",
          "are " + params.size() + ", must be at most " + MAX_PARAMS);
    }
    Wms wms = new Wms(params);
    if (!TileAddress.is(url)) {
      wms.check(conf, url);
    }
    return wms;
  }

  private void check(Conf conf, String url) {
    if (value("layers").isEmpty() && !url.toLowerCase(Locale.ROOT).contains("layers=")) {
      conf.complain(
          Failure.MISSING_FIELD,
          "layers",
          "is missing; name what a WMS shall draw, or give a url with {z}, {x} and {y} for tiles");
    }
    if (!VERSIONS.contains(version())) {
      conf.complain(
          Failure.INVALID_VALUE,
          "version",
          "is \"" + version() + "\", must be one of " + String.join(", ", VERSIONS));
    }
    if (!MERCATOR.contains(crs()) && !degrees()) {
      conf.complain(
          Failure.INVALID_VALUE,
          value("crs").isEmpty() ? "srs" : "crs",
          "is \"" + crs() + "\", must be EPSG:3857 or EPSG:4326");
    }
  }
}
