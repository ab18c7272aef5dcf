package io.darkroom.httpingest;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;

/**
 * What a body is held to.
 *
 * @param maxBytes largest size
 * @param tooLarge what it is when it is larger
 * @param key the limit's name in the configuration
 * @param limits the pace
 */
record BodyRules(long maxBytes, Failure tooLarge, String key, Limits limits) {
  static BodyRules upload(Limits limits) {
    return new BodyRules(limits.maxUpload(), Failure.UPLOAD_TOO_LARGE, "maxUpload", limits);
  }

  static BodyRules json(Limits limits) {
    return new BodyRules(limits.maxJson(), Failure.JSON_TOO_LARGE, "maxJson", limits);
  }

  /**
   * @param what the beginning of a sentence about the body's size
   */
  DarkroomException tooLarge(String what) {
    return tooLarge.with(
        what + " the limit is " + maxBytes + " bytes (" + key + "); send something smaller.");
  }
}
