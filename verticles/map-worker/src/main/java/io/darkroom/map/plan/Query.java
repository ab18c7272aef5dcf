package io.darkroom.map.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The address of a request with parameters. A name is there once, whatever its case (OGC 06-042,
 * §6.8.1): what is put last takes the place of what was there, be it in the address itself.
 */
final class Query {
  private static final String PLAIN = "-._~,:/";

  private record Param(String name, String encoded) {}

  private final String before;
  private final List<Param> params = new ArrayList<>();

  /**
   * Begins with an address.
   *
   * @param url may have parameters, which stay as they are spelled
   */
  Query(String url) {
    String plain = url.replaceFirst("#.*", "");
    int mark = plain.indexOf('?');
    before = mark < 0 ? plain : plain.substring(0, mark);
    if (mark >= 0) {
      Arrays.stream(plain.substring(mark + 1).split("&"))
          .filter(param -> !param.isEmpty())
          .forEach(param -> params.add(new Param(param.replaceFirst("=.*", ""), param)));
    }
  }

  /** Puts a parameter. */
  Query put(String name, String value) {
    drop(name);
    params.add(new Param(name, encoded(name) + "=" + encoded(value)));
    return this;
  }

  /** Puts a parameter unless it is there. */
  Query putIfAbsent(String name, String value) {
    return has(name) ? this : put(name, value);
  }

  /** Puts a parameter, or drops it when there is nothing in it. */
  Query putUnlessEmpty(String name, String value) {
    return value.isEmpty() ? drop(name) : put(name, value);
  }

  Query drop(String... names) {
    for (String name : names) {
      params.removeIf(param -> param.name.equalsIgnoreCase(name));
    }
    return this;
  }

  private boolean has(String name) {
    return params.stream().anyMatch(param -> param.name.equalsIgnoreCase(name));
  }

  String url() {
    return before + "?" + String.join("&", params.stream().map(Param::encoded).toList());
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (one & 0xff);
      boolean plain =
          (letter >= '0' && letter <= '9')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= 'a' && letter <= 'z')
              || PLAIN.indexOf(letter) >= 0;
      encoded.append(plain ? "" + letter : String.format(Locale.ROOT, "%%%02X", (int) letter));
    }
    return encoded.toString();
  }
}
