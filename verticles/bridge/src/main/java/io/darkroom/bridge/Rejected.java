package io.darkroom.bridge;

import io.darkroom.contract.bus.Fault;

/**
 * A message that can never become a job.
 *
 * @param message as received
 * @param fault why
 */
public record Rejected(Incoming message, Fault fault) {
  /** Header, attribute or property of a dead letter that has the failure's code = {@value}. */
  public static final String CODE = "darkroom-code";

  /** The one that has its words = {@value}. */
  public static final String REASON = "darkroom-reason";

  /** Longest reason that goes along, in characters = {@value}: brokers bound them. */
  public static final int MAX_REASON = 500;

  /** Its words, as they go along. */
  public String reason() {
    String words = fault.message() == null ? "" : fault.message();
    return words.length() <= MAX_REASON ? words : words.substring(0, MAX_REASON - 1) + "…";
  }
}
