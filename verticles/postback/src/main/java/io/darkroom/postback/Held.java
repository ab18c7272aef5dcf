package io.darkroom.postback;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.httpclient.AddressGuard;

/**
 * A delivery that was claimed and is not settled.
 *
 * @param host whose lane it takes
 * @param until when the lease ends, in milliseconds since 1970
 */
record Held(ClaimedDelivery delivery, String host, long until) {
  /** What was claimed just now. */
  static Held of(ClaimedDelivery delivery, long now) {
    return new Held(delivery, host(delivery.address()), now + delivery.leaseMillis());
  }

  private static String host(String address) {
    try {
      return AddressGuard.host(address);
    } catch (DarkroomException noUrl) {
      // Its try ends it at once.
      return "";
    }
  }
}
