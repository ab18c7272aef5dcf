package io.darkroom.contract.maps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with places for a tile's zoom, column and row. Understood are {@code {z}}, {@code {x}}
 * and {@code {y}} in any order, in the query too, also spelled {@code ${z}}, {@code %7Bz%7D},
 * {@code {zoom}}, {@code {level}}, {@code {col}}, {@code {row}}; {@code {-y}} for rows that are
 * counted from the south; {@code {s}} for one of the subdomains a, b and c; {@code {time}} for a
 * layer's time. And the bare path {@code /z/x/y} or, as ESRI has it, {@code /z/y/x}.
 */
public final class TileAddress {
  private static final Pattern PLACE =
      Pattern.compile(
          "\\$?(?:\\{|%7B)(z|zoom|level|x|col|y|row|-y|s|time)(?:\\}|%7D)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BARE =
      Pattern.compile("(?<=/)z/(?:x/y|y/x)(?=$|[./?#@])", Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> SHORT =
      Map.of("zoom", "z", "level", "z", "col", "x", "row", "y");

  private static final String[] SUBDOMAINS = {"a", "b", "c"};

  private final String template;

  private TileAddress(String template) {
    this.template = template;
  }

  /** True if the address is one of tiles: it has places for zoom, column and row. */
  public static boolean is(String url) {
    String template = template(url);
    return has(template, "z") && has(template, "x") && (has(template, "y") || has(template, "-y"));
  }

  /** The address of tiles; {@link #is} must be true. */
  public static TileAddress of(String url) {
    return new TileAddress(template(url));
  }

  /**
   * The address of one tile.
   *
   * @param x from 0 to two to the zoom
   * @param time empty for none
   */
  public String at(int zoom, int x, int y, String time) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    switch (name(place)) {
                      case "z" -> Integer.toString(zoom);
                      case "x" -> Integer.toString(x);
                      case "y" -> Integer.toString(y);
                      case "-y" -> Integer.toString((1 << zoom) - 1 - y);
                      case "s" -> SUBDOMAINS[(x + y) % SUBDOMAINS.length];
                      default -> URLEncoder.encode(time, StandardCharsets.UTF_8);
                    }));
  }

  private static String template(String url) {
    return BARE.matcher(url)
        .replaceFirst(
            bare ->
                bare.group().toLowerCase(Locale.ROOT).equals("z/x/y")
                    ? "{z}/{x}/{y}"
                    : "{z}/{y}/{x}");
  }

  private static boolean has(String template, String wanted) {
    return PLACE.matcher(template).results().anyMatch(place -> name(place).equals(wanted));
  }

  private static String name(MatchResult place) {
    String name = place.group(1).toLowerCase(Locale.ROOT);
    return SHORT.getOrDefault(name, name);
  }
}
