package io.darkroom.e2e;

import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.isolation.DevelopTask;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.function.Consumer;

/** Develops; but a rendition of the name {@value #CRASH} crashes its process as a codec does. */
public final class CrashingTask extends DevelopTask {
  static final String CRASH = "crash";

  @Override
  public Answer run(Call call, Consumer<JsonObject> told) {
    JsonObject options = call.what().getJsonObject("options");
    if (RenditionsOptions.of(options).renditions().get(0).name().equals(CRASH)) {
      crash();
    }
    return super.run(call, told);
  }

  private static void crash() {
    try {
      long pid = ProcessHandle.current().pid();
      new ProcessBuilder("kill", "-SEGV", Long.toString(pid)).start();
    } catch (IOException error) {
      throw new IllegalStateException(error);
    }
    while (true) {
      Thread.onSpinWait();
    }
  }
}
