package io.darkroom.contract;

import io.vertx.core.VerticleBase;

/**
 * A verticle that can be named on the command line and deployed on its own. Found by {@link
 * java.util.ServiceLoader}, so a node knows exactly the roles that are on its class path. {@code
 * config()} is the whole configuration; each verticle reads the sections it needs.
 */
public abstract class DarkroomVerticle extends VerticleBase {
  /** The role's name, as {@code ./darkroom run} and the configuration's section spell it. */
  public abstract String role();

  /**
   * Reads the sections this verticle needs, complaining to {@code conf} (the configuration's root).
   */
  public abstract void check(Conf conf);
}
