package io.darkroom.map.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What a child says on its standard error: drained for ever, and the last of it kept. */
final class LastWords {
  /** Bytes that are kept = {@value}. */
  private static final int KEPT = 2_000;

  private static final long PATIENCE_MILLIS = 1_000;

  private final InputStream stream;
  private final Thread thread;
  private byte[] kept = new byte[0];

  LastWords(InputStream stream, long pid) {
    this.stream = stream;
    thread = new Thread(this::drain, "darkroom-ffmpeg-" + pid);
    thread.setDaemon(true);
    thread.start();
  }

  /** The last lines, in one; waits a little for what is still to come. */
  String text() throws InterruptedException {
    thread.join(PATIENCE_MILLIS);
    synchronized (this) {
      return new String(kept, UTF_8).strip().replaceAll("\\s*\\n\\s*", " | ");
    }
  }

  private void drain() {
    byte[] buffer = new byte[KEPT];
    try (stream) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        append(buffer, count);
      }
    } catch (IOException gone) {
      byte[] why = "(its standard error broke)".getBytes(UTF_8);
      append(why, why.length);
    }
  }

  private synchronized void append(byte[] bytes, int count) {
    byte[] all = Arrays.copyOf(kept, kept.length + count);
    System.arraycopy(bytes, 0, all, kept.length, count);
    kept = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length);
  }
}
