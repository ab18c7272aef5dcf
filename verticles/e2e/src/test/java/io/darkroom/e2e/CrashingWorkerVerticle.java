package io.darkroom.e2e;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.imageworker.ImageWorkerVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;

/** The image worker with a codec that can be made to crash. */
public final class CrashingWorkerVerticle extends DarkroomVerticle {
  @Override
  public String role() {
    return "crashing-worker";
  }

  @Override
  public void check(Conf conf) {
    new ImageWorkerVerticle().check(conf);
  }

  @Override
  public Future<?> start() {
    return vertx.deployVerticle(
        new ImageWorkerVerticle(CrashingTask.class), new DeploymentOptions().setConfig(config()));
  }
}
