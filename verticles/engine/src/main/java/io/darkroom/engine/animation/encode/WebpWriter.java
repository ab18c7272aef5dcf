package io.darkroom.engine.animation.encode;

import io.darkroom.engine.animation.WebpContainer;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * Puts still WebPs together to an animated one (RFC 9649 §2.7.1). Each frame replaces what was at
 * its place, transparency too, and stays.
 */
public final class WebpWriter implements AnimationWriter {
  private static final int FIRST = 12;
  private static final int HEAD = 8;
  private static final int MOST_PLAYS = 0xffff;
  private static final int MOST_MILLIS = 0xffffff;
  private static final int NOT_OVER = 2;

  private final NativeMemory memory;
  private final int plays;
  private final Function<Pixels, byte[]> still;
  private final Changes changes = new Changes();
  private final WebpContainer frames = new WebpContainer();
  private int width;
  private int height;
  private boolean alpha;
  private ByteArrayOutputStream frame; // held back, for it may be seen longer
  private int millis;
  private byte[] picture;

  /**
   * @param plays how often it is shown; 0 for ever
   * @param still encodes a picture as a still WebP
   */
  public WebpWriter(NativeMemory memory, int plays, Function<Pixels, byte[]> still) {
    this.memory = memory;
    this.plays = plays;
    this.still = still;
  }

  @Override
  public void add(Pixels seen, int seenMillis) {
    width = seen.width();
    height = seen.height();
    Rect place = even(changes.to(seen));
    if (place.empty()) {
      millis = Math.min(MOST_MILLIS, millis + seenMillis);
      return;
    }
    flush();
    frame = new ByteArrayOutputStream();
    WebpContainer.put(frame, place.x / 2, 3);
    WebpContainer.put(frame, place.y / 2, 3);
    WebpContainer.put(frame, place.width - 1, 3);
    WebpContainer.put(frame, place.height - 1, 3);
    millis = seenMillis;
    try (Pixels part = memory.own(new Mat(seen.mat(), place), view -> {})) {
      picture = chunks(still.apply(part));
    }
  }

  @Override
  public byte[] file() {
    flush();
    ByteArrayOutputStream animation = new ByteArrayOutputStream();
    WebpContainer.put(animation, 0, 4); // the background: transparent
    WebpContainer.put(animation, Math.min(plays, MOST_PLAYS), 2);
    return new WebpContainer()
        .extended(WebpContainer.ANIMATED | (alpha ? WebpContainer.ALPHA : 0), width, height)
        .chunk("ANIM", animation.toByteArray())
        .append(frames)
        .file();
  }

  private void flush() {
    if (frame != null) {
      WebpContainer.put(frame, millis, 3);
      frame.write(NOT_OVER);
      frame.writeBytes(picture);
      frames.chunk("ANMF", frame.toByteArray());
      frame = null;
    }
  }

  /** Places have even coordinates. */
  private static Rect even(Rect changed) {
    int left = changed.x & ~1;
    int top = changed.y & ~1;
    return changed.empty()
        ? changed
        : new Rect(left, top, changed.x + changed.width - left, changed.y + changed.height - top);
  }

  /** The picture's chunks of a still file, without its container. */
  private byte[] chunks(byte[] file) {
    Bytes bytes = new Bytes(ByteBuffer.wrap(file));
    WebpContainer kept = new WebpContainer();
    for (int at = FIRST; bytes.has(at, HEAD); ) {
      int size = (int) bytes.u32le(at + 4);
      boolean transparent = bytes.says(at, "ALPH");
      boolean lossless = bytes.says(at, "VP8L");
      if (transparent || lossless || bytes.says(at, "VP8 ")) {
        kept.copied(bytes, at);
        alpha |= transparent || (lossless && (bytes.u8(at + HEAD + 4) & 0x10) != 0);
      }
      at += HEAD + size + (size & 1);
    }
    return kept.chunks();
  }

  @Override
  public void close() {
    changes.close();
  }
}
