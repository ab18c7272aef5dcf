package io.darkroom.httpclient;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the operator allows to be asked although it is not public. */
record AllowedAddresses(List<Network> networks, Set<String> hosts) {
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

  static AllowedAddresses of(List<String> entries) {
    return new AllowedAddresses(
        entries.stream().map(Network::parse).flatMap(Optional::stream).toList(),
        entries.stream()
            .filter(entry -> Network.parse(entry).isEmpty())
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** True if an entry is a network, an address, or a host's name. */
  static boolean valid(String entry) {
    String host = entry.toLowerCase(Locale.ROOT);
    return Network.parse(entry).isPresent()
        || (HOST.matcher(host).matches() && !HostLiteral.looksLikeV4(host));
  }

  boolean allows(String host) {
    return hosts.contains(host);
  }

  boolean allows(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
