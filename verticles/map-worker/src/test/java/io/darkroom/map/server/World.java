package io.darkroom.map.server;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What there is to be seen. All layers are functions of the place:
 *
 * <ul>
 *   <li>{@code waves}: opaque; red goes up and down with the longitude, green with the Mercator
 *       latitude, blue is {@value #BLUE}. At most {@value #STEEPEST} levels from pixel to pixel at
 *       the zoom that {@link #waves} was told;
 *   <li>{@code veil}: {@link #VEIL} everywhere, with an alpha of {@value #VEIL_ALPHA};
 *   <li>{@code markers}: squares of {@value #MARKER} pixels of {@link #MARKER_COLOUR} around the
 *       {@link #mark marked} places, transparent elsewhere;
 *   <li>{@code clock}: opaque, of {@link #colourOf} the time;
 *   <li>{@code terrain} and {@code storm}: for pictures that people look at;
 *   <li>{@code labels}: what was asked for, in words, and a border; needs fonts of the machine.
 * </ul>
 */
public final class World {
  /** Blue of the waves = {@value}. */
  public static final int BLUE = 64;

  /** Most levels by which neighbouring pixels of the waves differ = {@value}. */
  public static final int STEEPEST = 8;

  /** Alpha of the veil = {@value}. */
  public static final int VEIL_ALPHA = 100;

  /** The veil's colour, without its alpha. */
  public static final Color VEIL = new Color(20, 200, 90);

  /** Sides of a marker = {@value} pixels. */
  public static final int MARKER = 7;

  /** The markers' colour. */
  public static final Color MARKER_COLOUR = new Color(255, 0, 255);

  private static final double AMPLITUDE = 127;

  private record Place(double longitude, double latitude) {}

  private final List<Place> marked = new CopyOnWriteArrayList<>();
  private volatile double frequency = 1;

  /** A picture of an area, from the middle of whose pixels its colours are taken. */
  public record Area(
      boolean degrees,
      double west,
      double south,
      double east,
      double north,
      int width,
      int height) {
    private double across(double pixel) {
      return west + (east - west) * pixel / width;
    }

    private double down(double pixel) {
      return north + (south - north) * pixel / height;
    }

    /** From degrees, or metres, to the fraction of the world from the date line. */
    double x(double pixel) {
      return degrees ? across(pixel) / 360 + 0.5 : across(pixel) / (2 * HALF) + 0.5;
    }

    /** The fraction of the world from the top. */
    double y(double pixel) {
      return degrees ? mercator(down(pixel)) : 0.5 - down(pixel) / (2 * HALF);
    }
  }

  private static final double HALF = 20037508.342789244;

  private static double mercator(double latitude) {
    double radians = Math.toRadians(latitude);
    return 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI);
  }

  /** Makes the waves as steep as they may be at a zoom. */
  public World waves(double zoom) {
    frequency = Math.floor(STEEPEST / AMPLITUDE / (2 * Math.PI) * 256 * Math.pow(2, zoom));
    return this;
  }

  /** Puts a marker. */
  public World mark(double longitude, double latitude) {
    marked.add(new Place(longitude, latitude));
    return this;
  }

  /** Red of the waves at a longitude, not rounded. */
  public double red(double longitude) {
    return wave(longitude / 360 + 0.5);
  }

  /** Green of the waves at a latitude, not rounded. */
  public double green(double latitude) {
    return wave(mercator(latitude));
  }

  private double wave(double place) {
    return 127.5 + AMPLITUDE * Math.sin(2 * Math.PI * frequency * place);
  }

  /** The clock's colour at a time. */
  public static Color colourOf(String time) {
    int hash = time.hashCode() * 0x9e3779b1;
    return new Color(64 + ((hash >>> 8) & 0x7f), 64 + ((hash >>> 16) & 0x7f), 64 + (hash >>> 25));
  }

  BufferedImage draw(String layer, Area area, String time, String asked) {
    BufferedImage image = new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_ARGB);
    switch (layer) {
      case "veil" -> fill(image, (VEIL.getRGB() & 0xffffff) | VEIL_ALPHA << 24);
      case "markers" -> markers(image, area);
      case "clock" -> fill(image, colourOf(time).getRGB());
      case "terrain" -> Scenery.terrain(image, area);
      case "storm" -> Scenery.storm(image, area, time);
      case "labels" -> label(image, asked);
      default -> waves(image, area);
    }
    return image;
  }

  private static void fill(BufferedImage image, int argb) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, argb);
      }
    }
  }

  private void waves(BufferedImage image, Area area) {
    for (int y = 0; y < area.height; y++) {
      int green = (int) Math.round(wave(area.y(y + 0.5)));
      for (int x = 0; x < area.width; x++) {
        int red = (int) Math.round(wave(area.x(x + 0.5)));
        image.setRGB(x, y, 0xff << 24 | red << 16 | green << 8 | BLUE);
      }
    }
  }

  /** Pixels whose middle is in a marker; it is seen from all rounds of the world. */
  private void markers(BufferedImage image, Area area) {
    double half = MARKER / 2.0;
    double pixel = (area.x(area.width) - area.x(0)) / area.width;
    for (Place place : marked) {
      double x = place.longitude / 360 + 0.5;
      double y = mercator(place.latitude);
      for (int j = 0; j < area.height; j++) {
        for (int i = 0; i < area.width; i++) {
          double across = area.x(i + 0.5) - x;
          across -= Math.rint(across);
          if (Math.abs(across) <= half * pixel && Math.abs(area.y(j + 0.5) - y) <= half * pixel) {
            image.setRGB(i, j, MARKER_COLOUR.getRGB());
          }
        }
      }
    }
  }

  private static void label(BufferedImage image, String asked) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0xee, 0xee, 0xe4));
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Color.GRAY);
    graphics.drawRect(0, 0, image.getWidth() - 1, image.getHeight() - 1);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    String[] lines = asked.split("\n");
    for (int i = 0; i < lines.length; i++) {
      graphics.drawString(lines[i], 6, 16 + 14 * i);
    }
    graphics.dispose();
  }
}
