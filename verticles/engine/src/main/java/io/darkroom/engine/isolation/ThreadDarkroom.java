package io.darkroom.engine.isolation;

import io.darkroom.contract.Failure;
import io.darkroom.engine.Developer;
import io.darkroom.engine.Development;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Wanted;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.MemoryBudget;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Develops on the caller's thread. Native code cannot be interrupted: at the deadline the client is
 * told, and the thread is lost until it returns; a crash takes the whole process along. The native
 * library must be loaded.
 */
public final class ThreadDarkroom implements Darkroom {
  private final Admission admission;
  private final Developer developer;
  private final MemoryBudget budget;
  private final Duration deadline;
  private final ScheduledExecutorService clock;

  public ThreadDarkroom(
      EngineOptions options, NativeMemory memory, MemoryBudget budget, Duration deadline) {
    admission = new Admission(options);
    developer = new Developer(options, memory);
    this.budget = budget;
    this.deadline = deadline;
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "darkroom-deadlines");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public Development develop(Order order, Client client) throws InterruptedException {
    Wanted wanted = new Wanted(order.image(), order.others(), order.wanted());
    MemoryBudget.Grant grant = budget.take(admission.foresee(order));
    try (grant) {
      Future<?> end =
          clock.schedule(
              () ->
                  client.overdue(
                      Failure.CODEC_TIMEOUT.with(
                          "The image took longer than image-worker.deadline of "
                              + deadline.toMillis()
                              + " ms. Send a smaller one, or ask for less.")),
              deadline.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        return developer.develop(wanted, client);
      } finally {
        end.cancel(false);
      }
    }
  }

  @Override
  public String jpegCodec() {
    return developer.jpegCodec();
  }

  @Override
  public String unready() {
    return null;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
