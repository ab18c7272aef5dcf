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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A worker with two operations that only tests have. {@code nap} keeps a CPU thread for some time,
 * and until there is a file if one is named, and stores who did it; {@code halt} takes its whole
 * process with it, as a crash in native code does.
 */
public final class NapWorkerVerticle extends DarkroomVerticle {
  private static final long PAUSE_NANOS = 10_000_000;
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
      JsonObject options = work.request().options();
      long millis = options.getLong("millis", 0L);
      String until = options.getString("until", "");
      return work.compute(() -> nap(work, millis, until))
          .compose(
              who ->
                  work.store(
                      new Product("who", "txt", "text/plain", null, 0, 0, Buffer.buffer(who))))
          .map(stored -> new JsonObject().put("renditions", new JsonArray().add(stored.toJson())));
    }

    private static String nap(Work work, long millis, String until) {
      long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
      while (System.nanoTime() < end || !(until.isEmpty() || Files.exists(Path.of(until)))) {
        work.checkWanted();
        LockSupport.parkNanos(PAUSE_NANOS);
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
