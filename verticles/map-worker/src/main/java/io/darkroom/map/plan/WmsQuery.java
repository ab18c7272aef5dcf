package io.darkroom.map.plan;

import io.darkroom.contract.maps.Wms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What a web map service is asked; what is not ours to say goes there as the sender has it. */
final class WmsQuery {
  /** Digits of a coordinate: a millimetre in the metres of the world. */
  private static final MathContext DIGITS = new MathContext(14);

  private final String url;
  private final Wms wms;

  WmsQuery(String url, Wms wms) {
    this.url = url;
    this.wms = wms;
  }

  /**
   * A GetMap request.
   *
   * @param box west, south, east, north, in what {@link Wms#crs} says
   * @param time empty for none
   */
  String map(double[] box, int width, int height, String time) {
    boolean newer = wms.latitudeFirst();
    Query query = given();
    query.putIfAbsent("service", "WMS").putIfAbsent("version", Wms.DEFAULT_VERSION);
    query.put("request", "GetMap").putIfAbsent("styles", "").putIfAbsent("format", "image/png");
    query.drop(newer ? "srs" : "crs").put(newer ? "crs" : "srs", wms.crs());
    query.put("bbox", box(box)).put("width", "" + width).put("height", "" + height);
    query.putUnlessEmpty("elevation", wms.value("elevation"));
    if (!time.isEmpty()) {
      query.put("time", time);
    }
    return query.url();
  }

  /** A GetLegendGraphic request, for the first of the layers. */
  String legend() {
    Query query = given();
    query.drop("bbox", "width", "height", "srs", "crs", "time", "elevation", "transparent");
    query.putIfAbsent("service", "WMS").putIfAbsent("version", Wms.DEFAULT_VERSION);
    query.put("request", "GetLegendGraphic").put("format", "image/png");
    query.putUnlessEmpty("layer", first(wms.value("layers")));
    query.putUnlessEmpty("style", first(wms.value("styles")));
    if (wms.latitudeFirst()) {
      query.putIfAbsent("sld_version", "1.1.0"); // OGC 05-078, §5: it goes with WMS 1.3.0
    }
    return query.url();
  }

  private Query given() {
    Query query = new Query(url);
    wms.params().forEach(query::put);
    return query;
  }

  /** EPSG:4326 has latitude first in 1.3.0 (OGC 06-042, §6.7.2); CRS:84 does not. */
  private String box(double[] box) {
    boolean swapped = wms.latitudeFirst() && wms.crs().equals("EPSG:4326");
    DoubleStream ordered =
        swapped ? DoubleStream.of(box[1], box[0], box[3], box[2]) : DoubleStream.of(box);
    return ordered
        .mapToObj(number -> new BigDecimal(number, DIGITS).stripTrailingZeros().toPlainString())
        .collect(Collectors.joining(","));
  }

  private static String first(String list) {
    return List.of(list.split(",", -1)).get(0);
  }
}
