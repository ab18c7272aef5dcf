package io.darkroom.avatar.wardrobe;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names what an avatar looks like: SHA-256 over what its profile says, written in one way only. The
 * way is that of the service whose pictures these are, so that its hashes and ours are equal.
 */
public final class AvatarHash {
  private static final int DECIMALS = 4;

  private AvatarHash() {}

  /** The hash of a profile's avatar, in lower-case hex. */
  public static String of(JsonObject avatar) {
    try {
      byte[] bytes = canonical(avatar).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Keys in this order, no spaces, names in lower case and sorted, colours with four decimals at
   * most; what is not there is empty, or 0.
   */
  static String canonical(JsonObject avatar) {
    return "{\"bodyShape\":"
        + quoted(avatar.getValue("bodyShape") instanceof String text ? text : "")
        + ",\"wearables\":"
        + list(avatar, "wearables")
        + ",\"forceRender\":"
        + list(avatar, "forceRender")
        + ",\"eyes\":"
        + colour(avatar, "eyes")
        + ",\"hair\":"
        + colour(avatar, "hair")
        + ",\"skin\":"
        + colour(avatar, "skin")
        + "}";
  }

  private static String list(JsonObject avatar, String key) {
    return avatar.getValue(key) instanceof JsonArray array
        ? array.stream()
            .filter(String.class::isInstance)
            .map(text -> ((String) text).toLowerCase(Locale.ROOT))
            .sorted()
            .map(Json::encode)
            .collect(Collectors.joining(",", "[", "]"))
        : "[]";
  }

  private static String colour(JsonObject avatar, String key) {
    JsonObject colour =
        avatar.getValue(key) instanceof JsonObject part
                && part.getValue("color") instanceof JsonObject there
            ? there
            : new JsonObject();
    return "{\"r\":"
        + number(colour, "r")
        + ",\"g\":"
        + number(colour, "g")
        + ",\"b\":"
        + number(colour, "b")
        + "}";
  }

  /** As JavaScript rounds (halves go up) and writes: 1 and not 1.0. */
  private static String number(JsonObject colour, String key) {
    double value = colour.getValue(key) instanceof Number number ? number.doubleValue() : 0;
    double scaled = Math.floor(value * 10_000 + 0.5);
    if (!Double.isFinite(scaled)) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(scaled)
            .movePointLeft(DECIMALS)
            .setScale(DECIMALS, RoundingMode.UNNECESSARY)
            .stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  private static String quoted(String text) {
    return Json.encode(text.toLowerCase(Locale.ROOT));
  }
}
