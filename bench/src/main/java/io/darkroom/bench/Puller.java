package io.darkroom.bench;

import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Notice;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.Function;

/**
 * Takes batches as long as there is something, then waits for a nudge or a moment. Several lanes,
 * so that one batch is claimed while another is being ended.
 */
final class Puller extends VerticleBase {
  private static final long POLL_MILLIS = 100;

  private final Notice<String> nudges;
  private final int lanes;
  private final Function<Bus, Future<Integer>> pull;
  private int idle;
  private boolean stopped;
  private volatile Throwable failure;

  /**
   * A puller that is to be deployed.
   *
   * @param pull takes and ends a batch, and gives its size
   */
  Puller(Notice<String> nudges, int lanes, Function<Bus, Future<Integer>> pull) {
    this.nudges = nudges;
    this.lanes = lanes;
    this.pull = pull;
  }

  /** What ended it; null while nothing did. */
  Throwable failure() {
    return failure;
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx);
    idle = lanes;
    vertx.setPeriodic(POLL_MILLIS, tick -> wake(bus));
    return bus.listen(nudges, nudge -> wake(bus));
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  private void wake(Bus bus) {
    if (idle > 0 && !stopped) {
      idle--;
      pull(bus);
    }
  }

  private void pull(Bus bus) {
    pull.apply(bus)
        .onComplete(
            size -> {
              if (size > 0 && !stopped) {
                wake(bus); // there may be enough for another lane
                pull(bus);
              } else {
                idle++;
              }
            },
            error -> {
              if (!stopped) {
                failure = error;
              }
            });
  }
}
