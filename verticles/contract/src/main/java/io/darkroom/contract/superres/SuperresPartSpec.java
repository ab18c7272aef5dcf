package io.darkroom.contract.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/**
 * The operation {@value #NAME}: some tiles of a large picture. Only workers ask each other for it.
 */
public final class SuperresPartSpec implements OperationSpec {
  /** The operation's name = {@value}. */
  public static final String NAME = "superres-part";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void check(Conf options) {
    options.keys(); // never read from a sender's JSON
  }

  @Override
  public boolean internal() {
    return true;
  }
}
