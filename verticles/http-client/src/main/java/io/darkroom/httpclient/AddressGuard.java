package io.darkroom.httpclient;

import io.darkroom.contract.Failure;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Says which addresses may be asked: public ones, on the ports of HTTP or on unprivileged ones, and
 * what the operator allowed. Immutable.
 *
 * <p>Below 1024 are the ports of other protocols, whose servers may take a request for one of their
 * own (a mail server, for one).
 */
public final class AddressGuard {
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;

  private final AllowedAddresses allowed;

  private AddressGuard(AllowedAddresses allowed) {
    this.allowed = allowed;
  }

  /** A guard with the options' exceptions. */
  public static AddressGuard of(GuardOptions options) {
    return new AddressGuard(AllowedAddresses.of(options.allowedAddresses()));
  }

  /**
   * Judges what can be judged without a look-up. Passing means little: the name may still stand for
   * an address that is forbidden, which {@link GuardedClient} finds out when it connects.
   *
   * @throws io.darkroom.contract.DarkroomException INVALID_URL for what cannot be asked at all,
   *     ADDRESS_FORBIDDEN for an address or a port that must not be
   */
  public void check(String url) {
    Target target = Target.parse(url);
    if (target.literal().isPresent()) {
      check(target, target.literal().get());
    } else if (!allowed.allows(target.host())) {
      checkPort(target);
    }
  }

  /**
   * The host that a URL names, in its usual spelling, whatever spelling the URL has.
   *
   * @throws io.darkroom.contract.DarkroomException INVALID_URL
   */
  public static String host(String url) {
    return Target.parse(url).host();
  }

  /** Judges an address that the target's host stands for. */
  void check(Target target, InetAddress address) {
    if (allowed.allows(target.host()) || allowed.allows(address)) {
      return;
    }
    Optional<String> kind = PublicAddresses.otherwise(address);
    if (kind.isPresent()) {
      // What a name stands for is not told: strangers must not map our network by our answers.
      throw Failure.ADDRESS_FORBIDDEN.with(
          target.literal().isPresent()
              ? "The URL's address is " + kind.get() + "; only public addresses may be asked."
              : "The URL's host "
                  + target.host()
                  + " is not a public address; only those may be asked.");
    }
    checkPort(target);
  }

  private static void checkPort(Target target) {
    int port = target.port();
    if (port < FIRST_UNPRIVILEGED_PORT && port != 80 && port != 443) {
      throw Failure.ADDRESS_FORBIDDEN.with(
          "The URL's port " + port + " is another protocol's; use 80, 443 or one from 1024 up.");
    }
  }
}
