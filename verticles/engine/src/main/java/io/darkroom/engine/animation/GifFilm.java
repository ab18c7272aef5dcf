package io.darkroom.engine.animation;

import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Rect;

/** Lists a GIF's frames (GIF89a §17 to §27, and the looping extension of Netscape 2.0). */
final class GifFilm {
  private static final int SCREEN = 6;
  private static final int TABLE = SCREEN + 7;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int APPLICATION = 0xff;
  private static final int MILLIS = 10; // delays are in hundredths of a second

  private final Bytes bytes;
  private final List<Frame> frames = new ArrayList<>();
  private final List<GifFrame> coded = new ArrayList<>();
  private int plays = 1;
  private int control = -1; // where the next frame's graphic control stands

  private GifFilm(Bytes bytes) {
    this.bytes = bytes;
  }

  /** Lists no more frames than {@code most}; one that the file ends within is left out. */
  static Film read(Bytes bytes, Header header, int most, NativeMemory memory) {
    GifFilm film = new GifFilm(bytes);
    film.walk(most);
    if (film.frames.isEmpty()) {
      throw Failure.IMAGE_CORRUPT.with("The GIF has no frame; it cannot be read.");
    }
    Canvas.Size size = new Canvas.Size(header.width(), header.height());
    for (Frame frame : film.frames) {
      if (frame.place().width > size.width() || frame.place().height > size.height()) {
        throw Failure.IMAGE_CORRUPT.with("The GIF has a frame larger than its screen.");
      }
    }
    return new Film(
        size,
        film.plays,
        film.frames,
        frame -> film.coded.get(frame).decode(bytes, memory),
        memory);
  }

  private void walk(int most) {
    int table = (bytes.u8(SCREEN + 4) & 0x80) == 0 ? 0 : 2 << (bytes.u8(SCREEN + 4) & 7);
    int at = TABLE + 3 * table;
    while (frames.size() < most && bytes.has(at, 1)) {
      int block = bytes.u8(at);
      if (block == EXTENSION && bytes.has(at, 3)) {
        extension(at);
        at = afterBlocks(at + 2);
      } else if (block == IMAGE && bytes.has(at, 11)) {
        GifFrame frame = GifFrame.at(bytes, at, TABLE, table, transparent());
        at = afterBlocks(frame.data() + 1);
        if (at <= bytes.length()) {
          coded.add(frame);
          frames.add(frame(frame.place()));
        }
        control = -1;
      } else {
        return; // the trailer, or what some end in
      }
    }
  }

  private void extension(int at) {
    int label = bytes.u8(at + 1);
    if (label == GRAPHIC_CONTROL && bytes.has(at, 8)) {
      control = at + 3;
    } else if (label == APPLICATION
        && bytes.says(at + 3, "NETSCAPE2.0\3\1")
        && bytes.has(at + 16, 2)) {
      int repeats = bytes.u16le(at + 16);
      plays = repeats == 0 ? 0 : repeats + 1;
    }
  }

  private int transparent() {
    return control >= 0 && (bytes.u8(control) & 1) != 0
        ? bytes.u8(control + 3)
        : GifFrame.NO_TRANSPARENT;
  }

  private Frame frame(Rect place) {
    if (control < 0) {
      return new Frame(place, 0, Disposal.KEEP, true);
    }
    Disposal disposal =
        switch (bytes.u8(control) >> 2 & 7) {
          case 2 -> Disposal.CLEAR;
          case 3 -> Disposal.RESTORE;
          default -> Disposal.KEEP;
        };
    return new Frame(place, bytes.u16le(control + 1) * MILLIS, disposal, true);
  }

  /** Where the sub-blocks that begin there have ended; past the file's end if they do not. */
  private int afterBlocks(int at) {
    int next = at;
    while (bytes.has(next, 1)) {
      int size = bytes.u8(next);
      next += 1 + size;
      if (size == 0) {
        return next;
      }
    }
    return bytes.length() + 1;
  }
}
