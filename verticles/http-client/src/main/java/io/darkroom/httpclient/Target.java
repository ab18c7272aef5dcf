package io.darkroom.httpclient;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.net.IDN;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL taken apart by one reader, so that what is judged is what is asked.
 *
 * <p>Hosts are read strictly. Paths are read as browsers read them: what may not stand there is
 * percent-encoded instead of refused. A fragment is dropped.
 *
 * @param tls true for https
 * @param host a name in lower case, or an address in its usual spelling without brackets
 * @param literal the address, when no look-up is needed to know it
 * @param port never 0
 * @param path with the query, as the request's first line has it
 */
record Target(boolean tls, String host, Optional<InetAddress> literal, int port, String path) {
  /** Longest URL, in characters = {@value}. */
  static final int MAX_LENGTH = 8192;

  private static final Pattern URL =
      Pattern.compile("(?i)(https?)://([^/?#]*)([^#]*)(?:#.*)?", Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile(
          "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
  private static final String KEPT_IN_PATHS = "!$%&'()*+,-./:;=?@[]_~";

  /** Reads a URL; INVALID_URL for what is none, or none of ours. */
  static Target parse(String url) {
    if (url == null) {
      throw invalid("The URL is missing.");
    }
    if (url.length() > MAX_LENGTH) {
      throw invalid(
          "The URL has " + url.length() + " characters, at most " + MAX_LENGTH + " are read.");
    }
    if (url.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '\\')) {
      throw invalid("The URL has a space, a backslash or a control character; percent-encode it.");
    }
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw invalid("The URL must begin with http:// or https://.");
    }
    boolean tls = matcher.group(1).equalsIgnoreCase("https");
    String authority = matcher.group(2);
    if (authority.indexOf('@') >= 0) {
      throw invalid("The URL has a user name or password; credentials in URLs are not sent.");
    }
    // After the brackets of an IPv6 address, if any.
    int colon = authority.indexOf(':', authority.indexOf(']') + 1);
    int port = port(colon < 0 ? "" : authority.substring(colon + 1), tls);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String path = encoded(matcher.group(3));
    if (!path.startsWith("/")) {
      path = "/" + path;
    }
    if (host.startsWith("[")) {
      InetAddress address = v6(host);
      return new Target(tls, address.getHostAddress(), Optional.of(address), port, path);
    }
    String name = name(host);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      // It is never to be looked up (RFC 6761 §6.3).
      return new Target(tls, name, Optional.of(HostLiteral.LOOPBACK), port, path);
    }
    if (!HostLiteral.looksLikeV4(name)) {
      return new Target(tls, name, Optional.empty(), port, path);
    }
    InetAddress address =
        HostLiteral.v4(name)
            .orElseThrow(() -> invalid("The URL's host ends in a number but is no IPv4 address."));
    return new Target(tls, address.getHostAddress(), Optional.of(address), port, path);
  }

  /** Where a redirect leads: {@code location} may be relative. */
  Target resolve(String location) {
    String trimmed = location.strip();
    if (URL.matcher(trimmed).matches() || trimmed.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return parse(trimmed);
    }
    String scheme = tls ? "https:" : "http:";
    if (trimmed.startsWith("//")) {
      return parse(scheme + trimmed);
    }
    String origin = scheme + "//" + authority();
    if (trimmed.startsWith("/")) {
      return parse(origin + trimmed);
    }
    String before = path.replaceFirst("\\?.*", "");
    String base =
        trimmed.startsWith("?") ? before : before.substring(0, before.lastIndexOf('/') + 1);
    return parse(origin + base + trimmed);
  }

  /** The URL without its query, which may hold secrets: for logs and messages. */
  String shown() {
    return (tls ? "https://" : "http://") + authority() + path.replaceFirst("\\?.*", "?…");
  }

  /** The URL. */
  String url() {
    return (tls ? "https://" : "http://") + authority() + path;
  }

  /** Host and port, as the Host header has them. */
  String authority() {
    String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == (tls ? 443 : 80) ? shown : shown + ":" + port;
  }

  private static int port(String text, boolean tls) {
    if (text.isEmpty()) {
      return tls ? 443 : 80;
    }
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw invalid("The URL's port must be a number between 1 and 65535.");
    }
    return port;
  }

  private static InetAddress v6(String host) {
    if (host.indexOf('%') >= 0) {
      throw invalid("The URL's host has a zone (%); such an address means nothing elsewhere.");
    }
    return (host.endsWith("]")
            ? HostLiteral.v6(host.substring(1, host.length() - 1))
            : Optional.<InetAddress>empty())
        .orElseThrow(() -> invalid("The URL's host is in brackets but is no IPv6 address."));
  }

  private static String name(String host) {
    String name;
    try {
      // Also turns other scripts' digits and dots into ours, so that they are judged as such.
      name = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notOne) {
      throw invalid("The URL's host is no valid name.");
    }
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.isEmpty()) {
      throw invalid("The URL names no host.");
    }
    if (name.length() > 253 || !NAME.matcher(name).matches()) {
      throw invalid("The URL's host has a character or a length that no name may have.");
    }
    return name;
  }

  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (b >= '0' && b <= '9')
              || (b >= 'A' && b <= 'Z')
              || (b >= 'a' && b <= 'z')
              || KEPT_IN_PATHS.indexOf(b) >= 0;
      if (plain) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(String.format("%02X", b));
      }
    }
    return encoded.toString();
  }

  private static DarkroomException invalid(String message) {
    return Failure.INVALID_URL.with(message);
  }
}
