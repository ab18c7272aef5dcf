package io.darkroom.imageworker;

import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.isolation.DevelopTask;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Develops; but when the first rendition has the name of something that goes wrong, it does. (The
 * image is a whole one, so that nobody sees it coming.)
 */
public final class Dangerous extends DevelopTask {
  @Override
  public Answer run(Call call, Consumer<JsonObject> told) {
    switch (RenditionsOptions.of(call.what().getJsonObject("options")).renditions().get(0).name()) {
      case "segv" -> signal("SEGV");
      case "segv-of-png" -> {
        if (call.files().get(0).get(1) != 'P') {
          return super.run(call, told);
        }
        signal("SEGV");
      }
      case "kill" -> signal("KILL");
      case "halt" -> Runtime.getRuntime().halt(1);
      case "spin" -> spin();
      default -> {
        return super.run(call, told);
      }
    }
    throw new AssertionError("lived on");
  }

  private static void signal(String name) {
    try {
      long pid = ProcessHandle.current().pid();
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    } catch (IOException error) {
      throw new IllegalStateException(error);
    }
    spin();
  }

  private static void spin() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
