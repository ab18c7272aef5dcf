package io.darkroom.contract.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewportTest {
  /** Worked example of IOGP 373-7-2, §3.2.1.2, moved to the sphere: 24°22'54.433" N, 100°20' W. */
  @Test
  void projectsAsTheStandardsExampleDoes() {
    double longitude = -(100 + 20 / 60.0);
    double latitude = 24 + 22 / 60.0 + 54.433 / 3600;
    assertEquals(-11169055.58, Mercator.eastMetres(Mercator.x(longitude)), 0.01);
    assertEquals(2800000.00, Mercator.northMetres(Mercator.y(latitude)), 0.01);
    assertEquals(longitude, Mercator.longitude(Mercator.x(longitude)), 1e-9);
    assertEquals(latitude, Mercator.latitude(Mercator.y(latitude)), 1e-9);
  }

  @Test
  void endsWhereTheProjectionDoes() {
    assertEquals(0, Mercator.y(90), 1e-12);
    assertEquals(0, Mercator.y(Mercator.MAX_LATITUDE), 1e-12);
    assertEquals(1, Mercator.y(-89), 1e-12);
    Viewport world = Viewport.of(new Bounds(-180, -90, 180, 90), 1);
    assertEquals(new Viewport(1, 0, 0, 512, 512), world);
  }

  @Test
  void isLargestAtEightHundredPixelsHigh() {
    Viewport world = Viewport.of(new Bounds(-180, -90, 180, 90), 3);
    assertEquals(800, world.height());
    assertEquals(800, world.width());
    assertEquals(Math.log(800 / 256.0) / Math.log(2), world.zoom(), 1e-9);
  }

  @Test
  void goesOnAcrossTheDateLine() {
    Viewport map = Viewport.of(new Bounds(150, -20, 267.5, 51), 3);
    assertEquals(map.x(267.5), map.width(), 0.5);
    assertEquals(map.x(-92.5) + map.world(), map.width(), 0.5);
    assertTrue(map.x(180) > 0 && map.x(180) < map.width());
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "7.5", "12", "17.3"})
  void isNeverOffByMoreThanHalfAPixel(double zoom) {
    double span = 700 / Viewport.world(zoom) * 360;
    Bounds bounds = new Bounds(11.37, 47.9, 11.37 + span, Math.min(80, 47.9 + span / 3));
    Viewport map = Viewport.of(bounds, zoom);
    assertEquals(0, map.x(bounds.west()), 0.5);
    assertEquals(map.width(), map.x(bounds.east()), 0.5);
    assertEquals(0, map.y(bounds.north()), 0.5);
    assertEquals(map.height(), map.y(bounds.south()), 0.5);
    assertEquals(bounds.west(), map.longitude(map.x(bounds.west())), 1e-9);
    assertEquals(bounds.north(), map.latitude(map.y(bounds.north())), 1e-9);
  }
}
