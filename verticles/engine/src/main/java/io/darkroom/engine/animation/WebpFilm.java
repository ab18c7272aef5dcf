package io.darkroom.engine.animation;

import static io.darkroom.engine.header.SourceFormat.WEBP;

import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Rect;

/** Lists an animated WebP's frames, and makes each a WebP of its own (RFC 9649 §2.7.1). */
final class WebpFilm {
  private static final int FIRST = 12;
  private static final int HEAD = 8; // of a chunk: its name and size
  private static final int PLACE = 16; // of a frame: place, duration and flags
  private static final int NOT_OVER = 2;
  private static final int CLEARED = 1;

  private final Bytes bytes;
  private final Header header;
  private final List<Frame> frames = new ArrayList<>();
  private final List<Span> contents = new ArrayList<>();
  private int plays;

  /** A frame's chunks: from here up to there. */
  private record Span(int from, int to) {}

  private WebpFilm(Bytes bytes, Header header) {
    this.bytes = bytes;
    this.header = header;
  }

  /** Lists no more frames than {@code most}. */
  static Film read(
      Bytes bytes, Header header, int most, StillDecoder decoder, NativeMemory memory) {
    WebpFilm film = new WebpFilm(bytes, header);
    film.walk(most);
    if (film.frames.isEmpty()) {
      throw Still.corrupt(WEBP, "has no frame");
    }
    Canvas.Size size = new Canvas.Size(header.width(), header.height());
    return new Film(
        size,
        film.plays,
        film.frames,
        frame ->
            Still.decode(
                film.still(film.contents.get(frame)),
                WEBP,
                film.frames.get(frame).place(),
                decoder,
                memory),
        memory);
  }

  private void walk(int most) {
    long at = FIRST;
    while (frames.size() < most && bytes.has(at, HEAD)) {
      int chunk = (int) at;
      long size = bytes.u32le(chunk + 4);
      if (!bytes.has(at + HEAD, size)) {
        throw Failure.IMAGE_TRUNCATED.with(
            "The webp ends early, after " + bytes.length() + " bytes; send it whole.");
      }
      if (bytes.says(chunk, "ANIM") && size >= 6) {
        plays = bytes.u16le(chunk + HEAD + 4);
      } else if (bytes.says(chunk, "ANMF") && size > PLACE) {
        frame(chunk + HEAD);
        contents.add(new Span(chunk + HEAD + PLACE, (int) (at + HEAD + size)));
      }
      at += HEAD + size + (size & 1);
    }
  }

  private void frame(int at) {
    Rect place =
        Still.placed(
            WEBP,
            header,
            2L * bytes.u24le(at),
            2L * bytes.u24le(at + 3),
            bytes.u24le(at + 6) + 1L,
            bytes.u24le(at + 9) + 1L);
    int flags = bytes.u8(at + 15);
    frames.add(
        new Frame(
            place,
            bytes.u24le(at + 12),
            (flags & CLEARED) != 0 ? Disposal.CLEAR : Disposal.KEEP,
            (flags & NOT_OVER) == 0));
  }

  /** A still WebP with the frame's alpha and picture; all else that is in there is left out. */
  private byte[] still(Span span) {
    int alpha = -1;
    long at = span.from;
    while (at + HEAD <= span.to) {
      int chunk = (int) at;
      long size = bytes.u32le(chunk + 4);
      long next = at + HEAD + size + (size & 1);
      if (at + HEAD + size > span.to) {
        break;
      }
      if (bytes.says(chunk, "ALPH")) {
        alpha = chunk;
      } else if (bytes.says(chunk, "VP8L")) {
        return new WebpContainer().copied(bytes, chunk).file();
      } else if (bytes.says(chunk, "VP8 ")) {
        WebpContainer still = new WebpContainer();
        if (alpha >= 0) {
          int width = bytes.u16le(chunk + HEAD + 6) & 0x3fff;
          int height = bytes.u16le(chunk + HEAD + 8) & 0x3fff;
          still.extended(WebpContainer.ALPHA, width, height).copied(bytes, alpha);
        }
        return still.copied(bytes, chunk).file();
      }
      at = next;
    }
    throw Still.corrupt(WEBP, "has a frame without a picture");
  }
}
