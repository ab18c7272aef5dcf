package io.darkroom.engine.hostile;

import io.darkroom.engine.isolation.DevelopTask;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** Develops in memory that holds something, and something else the next time. */
public final class DirtyTask extends DevelopTask {
  private final NativeMemory memory = new NativeMemory();
  private int value = 0x55;

  @Override
  public Answer run(Call call, Consumer<JsonObject> told) {
    Dirt.leave(memory, value);
    value ^= 0xff;
    return super.run(call, told);
  }
}
