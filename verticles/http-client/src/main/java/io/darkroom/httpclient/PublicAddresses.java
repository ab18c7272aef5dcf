package io.darkroom.httpclient;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which addresses are out on the internet. IPv4 is public but for what the IANA registry of special
 * purpose addresses (RFC 6890 and its successors) and the clouds keep for themselves; IPv6 is
 * public in {@code 2000::/3} alone, but for the same.
 */
final class PublicAddresses {
  private static final Map<Network, String> V4 = new LinkedHashMap<>();
  private static final Map<Network, String> V6 = new LinkedHashMap<>();

  static {
    v4("0.0.0.0/8", "unspecified");
    v4("10.0.0.0/8", "private");
    v4("100.64.0.0/10", "carrier-grade NAT");
    v4("127.0.0.0/8", "loopback");
    v4("168.63.129.16", "a cloud's metadata");
    v4("169.254.0.0/16", "link-local or a cloud's metadata");
    v4("172.16.0.0/12", "private");
    v4("192.0.0.0/24", "reserved");
    v4("192.0.2.0/24", "for documentation");
    v4("192.88.99.0/24", "a 6to4 relay");
    v4("192.168.0.0/16", "private");
    v4("198.18.0.0/15", "for benchmarks");
    v4("198.51.100.0/24", "for documentation");
    v4("203.0.113.0/24", "for documentation");
    v4("224.0.0.0/4", "multicast");
    v4("240.0.0.0/4", "reserved or broadcast");
    v6("::/128", "unspecified");
    v6("::1/128", "loopback");
    v6("fc00::/7", "private");
    v6("fe80::/10", "link-local");
    v6("fec0::/10", "site-local");
    v6("ff00::/8", "multicast");
    v6("2001::/32", "a Teredo tunnel");
    v6("2001::/23", "reserved");
    v6("2001:db8::/32", "for documentation");
    v6("2002::/16", "a 6to4 tunnel");
    v6("3fff::/20", "for documentation");
  }

  private static final Network V6_GLOBAL = Network.of("2000::/3");

  /** IPv4 as an IPv6-only network reaches it (RFC 6052); the last four bytes are the address. */
  private static final Network NAT64 = Network.of("64:ff9b::/96");

  private PublicAddresses() {}

  /** What an address is instead of public; empty for a public one. */
  static Optional<String> otherwise(InetAddress address) {
    if (address instanceof Inet4Address) {
      return named(V4, address);
    }
    if (NAT64.contains(address)) {
      byte[] bytes = address.getAddress();
      return otherwise(HostLiteral.address(Arrays.copyOfRange(bytes, 12, 16)));
    }
    Optional<String> name = named(V6, address);
    return name.isPresent() || V6_GLOBAL.contains(address) ? name : Optional.of("reserved");
  }

  private static Optional<String> named(Map<Network, String> networks, InetAddress address) {
    return networks.entrySet().stream()
        .filter(entry -> entry.getKey().contains(address))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static void v4(String network, String name) {
    V4.put(Network.of(network), name);
  }

  private static void v6(String network, String name) {
    V6.put(Network.of(network), name);
  }
}
