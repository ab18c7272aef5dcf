package io.darkroom.httpingest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code Content-Type}.
 *
 * @param name in lower case, without parameters; empty when there is none
 * @param boundary between the parts of a multipart body; empty when there is none
 */
record MediaType(String name, String boundary) {
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^;,\\s\"]{1,70}))");

  static MediaType of(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (header == null) {
      return new MediaType("", "");
    }
    Matcher matcher = BOUNDARY.matcher(header);
    String boundary = "";
    if (matcher.find()) {
      boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
    int end = header.indexOf(';');
    String name = end < 0 ? header : header.substring(0, end);
    return new MediaType(name.strip().toLowerCase(Locale.ROOT), boundary);
  }

  boolean missing() {
    return name.isEmpty();
  }

  boolean json() {
    return name.equals("application/json") || name.endsWith("+json");
  }

  boolean multipart() {
    return name.startsWith("multipart/");
  }
}
