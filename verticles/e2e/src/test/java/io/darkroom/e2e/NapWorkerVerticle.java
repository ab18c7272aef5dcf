package io.darkroom.e2e;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.darkroom.worker.WorkLoop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A worker with two operations that only tests have. {@code nap} keeps a CPU thread for some time
 * and stores who did it; {@code halt} takes its whole process with it, as a crash in native code
 * does.
 */
public final class NapWorkerVerticle extends DarkroomVerticle {
  private WorkLoop loop;

  @Override
  public String role() {
    return "nap-worker";
  }

  @Override
  public void check(Conf conf) {
    WorkLoop.check(conf);
  }

  @Override
  public Future<?> start() {
    return WorkLoop.start(vertx, config(), List.of(new Nap(), new Halt()))
        .onSuccess(started -> loop = started);
  }

  @Override
  public Future<?> stop() {
    return loop.stop();
  }

  private static final class Nap implements Operation {
    @Override
    public String name() {
      return "nap";
    }

    @Override
    public Future<JsonObject> develop(Work work) {
      long millis = work.request().options().getLong("millis", 0L);
      return work.compute(() -> nap(work, millis))
          .compose(
              who ->
                  work.store(
                      new Product("who", "txt", "text/plain", null, 0, 0, Buffer.buffer(who))))
          .map(stored -> new JsonObject().put("renditions", new JsonArray().add(stored.toJson())));
    }

    private static String nap(Work work, long millis) {
      long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
      while (System.nanoTime() < end) {
        work.checkWanted();
        LockSupport.parkNanos(Math.min(end - System.nanoTime(), 10_000_000));
      }
      return Long.toString(ProcessHandle.current().pid());
    }
  }

  private static final class Halt implements Operation {
    @Override
    public String name() {
      return "halt";
    }

    @Override
    public Future<JsonObject> develop(Work work) {
      return work.compute(
          () -> {
            Runtime.getRuntime().halt(134);
            return null;
          });
    }
  }
}
