package io.darkroom.contract;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import java.util.Optional;

/** Where the roles of one process say that they cannot do their work for now. Any thread. */
public final class Readiness {
  private static final String MAP = "darkroom.unready";

  private final LocalMap<String, String> reasons;

  /** Of this Vert.x. */
  public Readiness(Vertx vertx) {
    reasons = vertx.sharedData().getLocalMap(MAP);
  }

  /** Says how a role is: why it is not ready, or null when it is. */
  public void say(String role, String why) {
    if (why == null) {
      reasons.remove(role);
    } else {
      reasons.put(role, why);
    }
  }

  /** Why this process is not ready; empty when all its roles are. */
  public Optional<String> whyNot() {
    return reasons.values().stream().findFirst();
  }
}
