package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.regex.Pattern;

/** Where a layer comes from. Which addresses may be asked is for the worker to say. */
final class LayerUrl {
  /** Longest address = {@value} characters. */
  static final int MAX_LENGTH = 4_000;

  private static final Pattern HTTP = Pattern.compile("(?i)https?://[^\\s/]\\S*");

  private LayerUrl() {}

  static String read(Conf conf) {
    String url = conf.text("url").strip();
    if (url.length() > MAX_LENGTH) {
      conf.complain(
          Failure.INVALID_VALUE,
          "url",
          "has " + url.length() + " characters, must have at most " + MAX_LENGTH);
      return "";
    }
    if (!url.isEmpty() && !HTTP.matcher(url).matches()) {
      conf.complain(Failure.INVALID_URL, "url", "must begin with http:// or https://");
    }
    return url;
  }
}
