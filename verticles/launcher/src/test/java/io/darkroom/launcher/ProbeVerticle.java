package io.darkroom.launcher;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** A role of the tests': answers the readiness question; fails to start when told to. */
public final class ProbeVerticle extends DarkroomVerticle {
  static final String ROLE = "probe";

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public void check(Conf conf) {
    Conf section = conf.section(ROLE);
    section.flag("broken", false);
    section.done(null);
  }

  @Override
  public Future<?> start() {
    JsonObject section = config().getJsonObject(ROLE, new JsonObject());
    if (section.getBoolean("broken", false)) {
      return Future.failedFuture(new IllegalStateException("the probe is broken"));
    }
    return new Bus(vertx)
        .serve(Jobs.STATS, question -> Future.succeededFuture(new JsonObject().put("probe", 1)));
  }
}
