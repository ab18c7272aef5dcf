package io.darkroom.superres;

import io.darkroom.contract.Failure;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The caller's own threads, each with a network of its own. The deadline is looked at between
 * tiles; a crash takes the whole process along.
 */
final class ThreadWorkshop implements Workshop {
  private final BlockingQueue<SuperresTask> idle = new LinkedBlockingQueue<>();
  private final Duration deadline;

  /** Blocks while the native library is loaded. */
  ThreadWorkshop(JsonObject config, SuperresWorkerOptions options, int count, NativeMemory memory) {
    deadline = options.deadline();
    for (int i = 0; i < count; i++) {
      SuperresTask task = new SuperresTask(memory);
      task.open(config);
      idle.add(task);
    }
  }

  @Override
  public Answer answer(Call call, long bytes, Consumer<JsonObject> told)
      throws IOException, InterruptedException {
    SuperresTask task = idle.take();
    long begun = System.nanoTime();
    try {
      return task.run(
          call,
          progress -> {
            if (System.nanoTime() - begun > deadline.toNanos()) {
              throw Failure.CODEC_TIMEOUT.with(
                  "The image took longer than superres-worker.deadline of "
                      + deadline.toMillis()
                      + " ms. Send a smaller one, or ask for a faster model.");
            }
            told.accept(progress);
          });
    } finally {
      idle.add(task);
    }
  }

  @Override
  public String unready() {
    return null;
  }

  @Override
  public void close() {
    idle.clear();
  }
}
