package io.darkroom.map;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.darkroom.map.compose.MapTask;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The caller's own threads. There is no deadline; a crash takes the whole process along. */
final class ThreadPress implements Press {
  private final BlockingQueue<MapTask> idle = new LinkedBlockingQueue<>();

  /** Blocks while the native library is loaded. */
  ThreadPress(JsonObject config, int count, NativeMemory memory) {
    for (int i = 0; i < count; i++) {
      MapTask task = new MapTask(memory);
      task.open(config);
      idle.add(task);
    }
  }

  @Override
  public Answer answer(Call call, long bytes) throws InterruptedException {
    MapTask task = idle.take();
    try {
      return task.run(call, told -> {});
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
