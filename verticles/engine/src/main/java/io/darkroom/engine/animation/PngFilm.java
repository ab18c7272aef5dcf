package io.darkroom.engine.animation;

import static io.darkroom.engine.header.SourceFormat.PNG;

import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Rect;

/**
 * Lists an APNG's frames, and makes each a PNG of its own (PNG third edition §11.3.6). The still
 * picture that other viewers see is a frame only when a frame control stands before it.
 */
final class PngFilm {
  private static final int SIGNATURE = 8;
  private static final int HEAD = 8; // of a chunk: its length and type
  private static final int FRAME = HEAD + 4; // and its CRC
  private static final int CONTROL = 26;
  private static final int SEQUENCE = 4;

  private final Bytes bytes;
  private final Header header;
  private final List<Frame> frames = new ArrayList<>();
  private final List<List<Integer>> data = new ArrayList<>(); // each frame's chunks
  private final List<Integer> shared = new ArrayList<>(); // chunks that all frames need
  private int plays;
  private long sequence;

  private PngFilm(Bytes bytes, Header header) {
    this.bytes = bytes;
    this.header = header;
  }

  /** Lists no more frames than {@code most}. */
  static Film read(
      Bytes bytes, Header header, int most, StillDecoder decoder, NativeMemory memory) {
    PngFilm film = new PngFilm(bytes, header);
    film.walk(most);
    if (film.frames.isEmpty() || film.data.get(film.data.size() - 1).isEmpty()) {
      throw Still.corrupt(PNG, "has no frame, or one without data");
    }
    Canvas.Size size = new Canvas.Size(header.width(), header.height());
    return new Film(
        size,
        film.plays,
        film.frames,
        frame ->
            Still.decode(film.still(frame), PNG, film.frames.get(frame).place(), decoder, memory),
        memory);
  }

  private void walk(int most) {
    long at = SIGNATURE;
    while (bytes.has(at, FRAME) && bytes.has(at, FRAME + bytes.u32be((int) at))) {
      int chunk = (int) at;
      long size = bytes.u32be(chunk);
      if (bytes.says(chunk + 4, "IEND")) {
        return;
      }
      if (bytes.says(chunk + 4, "fcTL")) {
        if (frames.size() == most) {
          return;
        }
        control(chunk, size);
      } else {
        data(chunk, size);
      }
      at += FRAME + size;
    }
    throw Failure.IMAGE_TRUNCATED.with(
        "The png ends early, after " + bytes.length() + " bytes; send it whole.");
  }

  private void data(int chunk, long size) {
    if (bytes.says(chunk + 4, "acTL") && size >= 8) {
      long times = bytes.u32be(chunk + HEAD + 4);
      plays = (int) Math.min(times, Integer.MAX_VALUE);
    } else if (bytes.says(chunk + 4, "PLTE") || bytes.says(chunk + 4, "tRNS")) {
      shared.add(chunk);
    } else if (bytes.says(chunk + 4, "IDAT") && frames.size() == 1) {
      data.get(0).add(chunk);
    } else if (bytes.says(chunk + 4, "fdAT") && size > SEQUENCE && !frames.isEmpty()) {
      inOrder(chunk);
      data.get(data.size() - 1).add(chunk);
    }
  }

  private void control(int chunk, long size) {
    if (size != CONTROL || (!data.isEmpty() && data.get(data.size() - 1).isEmpty())) {
      throw Still.corrupt(PNG, "has a frame without data");
    }
    inOrder(chunk);
    int at = chunk + HEAD;
    Rect place =
        Still.placed(
            PNG,
            header,
            bytes.u32be(at + 12),
            bytes.u32be(at + 16),
            bytes.u32be(at + 4),
            bytes.u32be(at + 8));
    int per = bytes.u16be(at + 22);
    int millis = (int) Math.round(1000.0 * bytes.u16be(at + 20) / (per == 0 ? 100 : per));
    Disposal disposal =
        switch (bytes.u8(at + 24)) {
          case 1 -> Disposal.CLEAR;
          case 2 -> frames.isEmpty() ? Disposal.CLEAR : Disposal.RESTORE;
          default -> Disposal.KEEP;
        };
    frames.add(new Frame(place, millis, disposal, bytes.u8(at + 25) == 1));
    data.add(new ArrayList<>());
  }

  /** Frame controls and frame data are numbered through. */
  private void inOrder(int chunk) {
    if (bytes.u32be(chunk + HEAD) != sequence++) {
      throw Still.corrupt(PNG, "has frames that are not in order");
    }
  }

  private byte[] still(int frame) {
    Rect place = frames.get(frame).place();
    byte[] depthAndColour = new byte[5];
    bytes.buffer().get(SIGNATURE + HEAD + 8, depthAndColour);
    PngFile still = new PngFile().header(place.width, place.height, depthAndColour);
    shared.forEach(chunk -> still.copied(bytes, chunk));
    for (int chunk : data.get(frame)) {
      if (bytes.says(chunk + 4, "fdAT")) {
        still.frameData(bytes, chunk);
      } else {
        still.copied(bytes, chunk);
      }
    }
    return still.file();
  }
}
