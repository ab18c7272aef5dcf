package io.darkroom.map;

import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import java.io.IOException;

/** Where maps are drawn. Any thread, which waits for its own. */
interface Press extends AutoCloseable {
  /**
   * Has a {@link io.darkroom.map.compose.MapTask} answer a call. Fails as the task does; where
   * there are child processes also with {@code CODEC_TIMEOUT}, {@code CODEC_CRASHED} and {@code
   * CODEC_MEMORY}.
   *
   * @param bytes of memory that it may take
   */
  Answer answer(Call call, long bytes) throws IOException, InterruptedException;

  /** Why nothing can be drawn now; null when it can. */
  String unready();

  @Override
  void close();
}
