package io.darkroom.engine.header;

import io.darkroom.contract.Failure;

/**
 * Walks a GIF's blocks (GIF89a §17 to §26) up to its second frame. The size is the larger of the
 * screen's and the first frame's, since a decoder may take memory for either. Of an animation the
 * first frame is developed.
 */
final class GifHeader {
  private static final int SCREEN = 6;
  private static final int TABLES = SCREEN + 7;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int GRAPHIC_CONTROL = 0xf9;

  private GifHeader() {}

  static Header read(Bytes bytes) {
    int width = bytes.u16le(SCREEN);
    int height = bytes.u16le(SCREEN + 2);
    int at = TABLES + table(bytes.u8(SCREEN + 4));
    boolean alpha = false;
    int frames = 0;
    boolean complete = false;
    while (frames < 2 && bytes.has(at, 1)) {
      int block = bytes.u8(at);
      if (block == EXTENSION) {
        alpha |= frames == 0 && bytes.u8(at + 1) == GRAPHIC_CONTROL && (bytes.u8(at + 3) & 1) != 0;
        at = afterBlocks(bytes, at + 2);
      } else if (block == IMAGE) {
        frames++;
        if (frames == 1) {
          int frameWidth = bytes.u16le(at + 5);
          int frameHeight = bytes.u16le(at + 7);
          alpha |= frameWidth < width || frameHeight < height; // around it there is nothing
          width = Math.max(width, bytes.u16le(at + 1) + frameWidth);
          height = Math.max(height, bytes.u16le(at + 3) + frameHeight);
          at = afterBlocks(bytes, at + 11 + table(bytes.u8(at + 9)));
          complete = at <= bytes.length();
        }
      } else if (block == TRAILER || frames > 0) {
        break; // some end in padding
      } else {
        throw Failure.IMAGE_CORRUPT.with("The GIF has an unknown block; it cannot be read.");
      }
    }
    if (complete && (width < 1 || height < 1)) {
      throw Failure.IMAGE_CORRUPT.with(
          "The GIF says it is " + width + "x" + height + "; it cannot be read.");
    }
    return new Header(SourceFormat.GIF, width, height, 1, alpha, false, frames > 1, complete);
  }

  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
  }

  /** Where the sub-blocks that begin there have ended; past the file's end if they do not. */
  private static int afterBlocks(Bytes bytes, int at) {
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
