package io.darkroom.launcher.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The query of a request, encoded. */
public final class Query {
  private final StringBuilder text = new StringBuilder();

  /** Adds a parameter, unless the value is null. */
  public Query add(String name, Object value) {
    if (value != null) {
      text.append(text.length() == 0 ? '?' : '&')
          .append(encoded(name))
          .append('=')
          .append(encoded(value.toString()));
    }
    return this;
  }

  /** With its question mark; empty when there is no parameter. */
  @Override
  public String toString() {
    return text.toString();
  }

  /** One part of a path or a query, encoded. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
