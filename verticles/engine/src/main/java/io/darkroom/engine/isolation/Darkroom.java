package io.darkroom.engine.isolation;

import io.darkroom.contract.DarkroomException;
import io.darkroom.engine.Developer;
import io.darkroom.engine.Development;
import java.io.IOException;

/** Where images are developed. Any number of threads, each waits for its own image. */
public interface Darkroom extends AutoCloseable {
  /** Whoever gave the order. Called on any thread. */
  interface Client extends Developer.Listener {
    /**
     * The deadline has passed, and the thread cannot be told: whoever waits for the image must not
     * wait any longer. The thread returns when the native code does.
     */
    void overdue(DarkroomException reason);
  }

  /**
   * Develops an image. Fails as {@link Developer} does, with {@code IMAGE_TOO_MUCH_MEMORY}, and,
   * where there are child processes, with {@code CODEC_CRASHED}, {@code CODEC_MEMORY} and {@code
   * CODEC_TIMEOUT}; where there are none, the latter goes to {@link Client#overdue}.
   */
  Development develop(Order order, Client client) throws IOException, InterruptedException;

  /** What does JPEG, as {@link Developer#jpegCodec()} says it. */
  String jpegCodec();

  /** Why it cannot develop anything now; null when it can. */
  String unready();

  @Override
  void close();
}
