package io.darkroom.engine.isolation;

import io.darkroom.engine.Resident;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** Develops, and says what memory that took at its peak: by how much the process grew. */
public final class PeakTask extends DevelopTask {
  @Override
  public Answer run(Call call, Consumer<JsonObject> told) {
    Resident self = Resident.self();
    self.forgetPeak();
    long before = self.peak();
    super.run(call, told);
    return new Answer(new JsonObject().put("bytes", self.peak() - before), List.of());
  }
}
