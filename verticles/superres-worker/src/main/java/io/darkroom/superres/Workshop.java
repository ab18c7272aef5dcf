package io.darkroom.superres;

import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.function.Consumer;

/** Where pictures are made larger. Any thread, which waits for its own picture. */
interface Workshop extends AutoCloseable {
  /**
   * Has a {@link SuperresTask} answer a call. Fails as the task does, and with {@code
   * CODEC_TIMEOUT}; where there are child processes also with {@code CODEC_CRASHED} and {@code
   * CODEC_MEMORY}.
   *
   * @param bytes of memory that it may take
   * @param told hears how far it is; may throw to end it
   */
  Answer answer(Call call, long bytes, Consumer<JsonObject> told)
      throws IOException, InterruptedException;

  /** Why nothing can be answered now; null when it can. */
  String unready();

  @Override
  void close();
}
