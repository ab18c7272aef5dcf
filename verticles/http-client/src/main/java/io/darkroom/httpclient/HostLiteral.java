package io.darkroom.httpclient;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as a URL's host may spell them. IPv4 is read as {@code inet_aton} and browsers read it:
 * one to four parts, each decimal, octal ({@code 0177}) or hexadecimal ({@code 0x7f}), the last one
 * filling all the bytes that are left ({@code 127.1}, {@code 2130706433}).
 */
final class HostLiteral {
  static final InetAddress LOOPBACK = address(new byte[] {127, 0, 0, 1});

  private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

  private HostLiteral() {}

  /**
   * True if the host's last label is a number, so that it must be an address and can be no name
   * (WHATWG URL, "ends in a number").
   */
  static boolean looksLikeV4(String host) {
    return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
  }

  /** Reads an IPv4 address in any spelling, in lower case; empty when it is none. */
  static Optional<InetAddress> v4(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long value = 0;
    for (int i = 0; i < parts.length; i++) {
      long part = number(parts[i]);
      boolean last = i == parts.length - 1;
      int bits = last ? Byte.SIZE * (4 - i) : Byte.SIZE;
      if (part < 0 || part >= 1L << bits) {
        return Optional.empty();
      }
      value = value << bits | part;
    }
    byte[] bytes = {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
    return Optional.of(address(bytes));
  }

  /** Reads an IPv6 address without brackets and zone; empty when it is none. */
  static Optional<InetAddress> v6(String host) {
    if (!host.matches("[0-9a-fA-F:.]+")) {
      return Optional.empty();
    }
    try {
      // In brackets it is never looked up.
      return Optional.of(InetAddress.getByName("[" + host + "]"));
    } catch (UnknownHostException notOne) {
      return Optional.empty();
    }
  }

  /** An address of its bytes; one that is IPv4 mapped into IPv6 becomes the IPv4 address. */
  static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException(wrongLength);
    }
  }

  /** The number, or -1 for what is none. */
  private static long number(String part) {
    String text = part.toLowerCase(Locale.ROOT);
    if (!NUMBER.matcher(text).matches()) {
      return -1;
    }
    if (text.startsWith("0x")) {
      return parse(text.substring(2), 16);
    }
    return text.length() > 1 && text.startsWith("0") ? parse(text, 8) : parse(text, 10);
  }

  private static long parse(String digits, int radix) {
    if (digits.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseLong(digits, radix);
    } catch (NumberFormatException notOne) {
      return -1;
    }
  }
}
