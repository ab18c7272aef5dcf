package io.darkroom.isolation;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a child says, read by a thread of its own, so that who waits for it can do other things. */
final class Replies {
  /** Comes last: there will be no more. */
  static final JsonObject END = new JsonObject().put("end", true);

  private static final int AHEAD = 64;
  private static final Logger log = LoggerFactory.getLogger(Replies.class);

  private final BlockingQueue<JsonObject> queue = new ArrayBlockingQueue<>(AHEAD);

  Replies(InputStream stream, long pid) {
    Thread thread = new Thread(() -> listen(stream, pid), "darkroom-child-" + pid);
    thread.setDaemon(true);
    thread.start();
  }

  /** The next one; null when there is none for so long. */
  JsonObject next(long millis) throws InterruptedException {
    return queue.poll(millis, TimeUnit.MILLISECONDS);
  }

  private void listen(InputStream stream, long pid) {
    try (stream) {
      for (JsonObject reply = Messages.read(stream); reply != null; ) {
        queue.put(reply);
        reply = Messages.read(stream);
      }
    } catch (IOException | RuntimeException | InterruptedException error) {
      log.atDebug().addKeyValue("child", pid).log("child cannot be understood: {}", error);
    }
    while (!queue.offer(END)) {
      queue.poll(); // nobody is listening to a dead one's earlier words
    }
  }
}
