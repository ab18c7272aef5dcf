package io.darkroom.engine.isolation;

import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Develops, and says what memory that took at its peak: by how much the process grew. */
public final class PeakTask extends DevelopTask {
  private static final Path PROCESS = Path.of("/proc/self");

  @Override
  public Answer run(Call call, Consumer<JsonObject> told) {
    try {
      // 5: from now on, the peak is that of from now on.
      Files.writeString(PROCESS.resolve("clear_refs"), "5");
      long before = kilobytes("VmHWM:");
      super.run(call, told);
      return new Answer(
          new JsonObject().put("bytes", (kilobytes("VmHWM:") - before) * 1_024), List.of());
    } catch (IOException error) {
      throw new IllegalStateException(error);
    }
  }

  private static long kilobytes(String key) throws IOException {
    for (String line : Files.readAllLines(PROCESS.resolve("status"))) {
      if (line.startsWith(key)) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no " + key);
  }
}
