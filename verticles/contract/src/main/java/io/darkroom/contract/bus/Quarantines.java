package io.darkroom.contract.bus;

/**
 * What is told of sources that nobody develops, because codecs crashed on them. The list itself is
 * in the blob store; who keeps a copy of it reads it again then, and now and then.
 */
public final class Quarantines {
  /** The list changed; the body is the SHA-256 that came or went. */
  public static final Notice<String> CHANGED =
      new Notice<>("darkroom.quarantine.changed", Codec.TEXT);

  private Quarantines() {}
}
