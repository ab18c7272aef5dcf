package io.darkroom.postback;

import io.darkroom.contract.bus.ClaimedDelivery;

/**
 * A delivery that was claimed and is not settled.
 *
 * @param host whose lane it takes
 * @param until when the lease ends, in milliseconds since 1970
 */
record Held(ClaimedDelivery delivery, String host, long until) {}
