package io.darkroom.engine.animation.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.io.ByteArrayOutputStream;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * Writes a GIF (GIF89a), a still one or an animation, each frame with colours of its own. What is
 * less than half opaque is transparent. A frame cannot draw transparency over what was there, so
 * the picture before a transparent one is cleared away as a whole.
 */
public final class GifWriter implements AnimationWriter {
  /** Of alpha, from which on a pixel is seen. */
  static final int OPAQUE = 128;

  private static final int TRAILER = 0x3b;
  private static final int KEEP = 1;
  private static final int CLEAR = 2;
  private static final int MILLIS = 10; // delays are in hundredths of a second
  private static final int MOST_DELAY = 0xffff;
  private static final int MOST_REPEATS = 0xffff;

  private final NativeMemory memory;
  private final int plays;
  private final boolean dither;
  private final Changes changes = new Changes();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long shown; // ms of all pictures so far, the one held back too
  private long delayed; // hundredths of a second of those written
  private int width;
  private int height;
  private boolean lastTransparent;
  private GifImage last; // held back until it is known how long it is seen, and what follows

  /**
   * @param plays how often it is shown; 0 for ever, 1 for a still picture
   * @param dither whether colours that are missing are mixed from those there are
   */
  public GifWriter(NativeMemory memory, int plays, boolean dither) {
    this.memory = memory;
    this.plays = plays;
    this.dither = dither;
  }

  /** One picture, as {@link #add} takes it. */
  public static byte[] still(Pixels picture, boolean dither) {
    try (GifWriter writer = new GifWriter(picture.memory(), 1, dither)) {
      writer.add(picture, 0);
      return writer.file();
    }
  }

  @Override
  public void add(Pixels picture, int millis) {
    boolean transparent = picture.alpha() && GifImage.transparent(picture);
    if (transparent && last != null && !lastTransparent) {
      last = GifImage.of(changes.last(), whole(picture), dither); // all of it is cleared away
    }
    Rect changed = changes.to(picture);
    shown += millis;
    if (last != null && changed.empty()) {
      return;
    }
    boolean wholly = last == null || transparent || lastTransparent;
    Rect place = wholly ? whole(picture) : changed;
    GifImage next;
    try (Pixels part = memory.own(new Mat(picture.mat(), place), view -> {})) {
      next = GifImage.of(part, place, dither);
    }
    if (last == null) {
      width = picture.width();
      height = picture.height();
      head();
    } else {
      flush(transparent || lastTransparent ? CLEAR : KEEP, shown - millis);
    }
    last = next;
    lastTransparent = transparent;
  }

  @Override
  public byte[] file() {
    flush(lastTransparent ? CLEAR : KEEP, shown);
    out.write(TRAILER);
    return out.toByteArray();
  }

  private static Rect whole(Pixels picture) {
    return new Rect(0, 0, picture.width(), picture.height());
  }

  private void head() {
    out.writeBytes("GIF89a".getBytes(ISO_8859_1));
    u16(width);
    u16(height);
    out.writeBytes(new byte[3]); // no common table, no background, square pixels
    if (plays != 1) {
      out.write(0x21);
      out.write(0xff);
      out.write(11);
      out.writeBytes("NETSCAPE2.0".getBytes(ISO_8859_1));
      out.write(3);
      out.write(1);
      u16(plays == 0 ? 0 : Math.min(plays - 1, MOST_REPEATS));
      out.write(0);
    }
  }

  /** Roundings do not add up: each delay ends at the time that is nearest. */
  private void flush(int disposal, long until) {
    int delay = (int) Math.min(MOST_DELAY, Math.round(until / (double) MILLIS) - delayed);
    delayed += delay;
    last.write(out, delay, disposal);
  }

  private void u16(int value) {
    out.write(value);
    out.write(value >> 8);
  }

  @Override
  public void close() {
    changes.close();
  }
}
