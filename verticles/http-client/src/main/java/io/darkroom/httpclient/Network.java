package io.darkroom.httpclient;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** A block of addresses, as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Network(InetAddress first, int bits) {
  /** Reads CIDR notation; an address alone is a block of one. Empty for what is neither. */
  static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int most = address.get().getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return Optional.of(new Network(address.get(), most));
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
      return Optional.empty();
    }
    return Optional.of(new Network(address.get(), Integer.parseInt(bits)));
  }

  /** A network this source names itself. */
  static Network of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    int rest = bits % Byte.SIZE;
    if (!Arrays.equals(mine, 0, whole, other, 0, whole)) {
      return false;
    }
    int mask = 0xff << (Byte.SIZE - rest) & 0xff;
    return rest == 0 || (mine[whole] & mask) == (other[whole] & mask);
  }

  private static Optional<InetAddress> literal(String text) {
    // No odd spellings here: whoever writes 010.0.0.0/8 does not mean octal.
    return text.indexOf(':') >= 0
        ? HostLiteral.v6(text)
        : text.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}")
            ? HostLiteral.v4(text)
            : Optional.empty();
  }
}
