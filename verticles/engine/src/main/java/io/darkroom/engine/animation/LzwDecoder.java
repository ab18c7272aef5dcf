package io.darkroom.engine.animation;

import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Bytes;

/**
 * Decodes GIF's variable-length-code LZW (GIF89a appendix F). When the table is full, codes go on
 * without new ones being made ("deferred clear").
 */
final class LzwDecoder {
  private static final int MAX_BITS = 12;
  private static final int MAX_CODES = 1 << MAX_BITS;
  private static final int NONE = -1;

  private final Bytes bytes;
  private final byte[] to;
  private final int clear;
  private final int firstBits;

  // A string is its last byte, and the code of what is before it.
  private final short[] prefixes = new short[MAX_CODES];
  private final byte[] last = new byte[MAX_CODES];
  private final short[] lengths = new short[MAX_CODES];

  private int block; // where the next byte is read
  private int left; // bytes of the sub-block
  private int bitBuffer;
  private int bitCount;
  private int done;

  private LzwDecoder(Bytes bytes, int at, byte[] to) {
    this.bytes = bytes;
    this.to = to;
    int symbolBits = bytes.u8(at);
    if (symbolBits < 1 || symbolBits > 8) {
      throw Failure.IMAGE_CORRUPT.with(
          "The GIF has LZW symbols of " + symbolBits + " bits; it cannot be decoded.");
    }
    clear = 1 << symbolBits;
    firstBits = symbolBits + 1;
    block = at + 1;
    for (int i = 0; i < clear; i++) {
      last[i] = (byte) i;
      lengths[i] = 1;
    }
  }

  /** Fills the array from the data at that place; returns how much of it was filled. */
  static int decode(Bytes bytes, int at, byte[] to) {
    LzwDecoder decoder = new LzwDecoder(bytes, at, to);
    decoder.run();
    return decoder.done;
  }

  private void run() {
    int end = clear + 1;
    int next = end + 1;
    int bits = firstBits;
    int previous = NONE;
    while (done < to.length) {
      int code = code(bits);
      if (code == clear) {
        next = end + 1;
        bits = firstBits;
        previous = NONE;
        continue;
      }
      if (code == end || code == NONE) {
        return;
      }
      if (code > next || (code == next && (previous == NONE || next == MAX_CODES))) {
        throw Failure.IMAGE_CORRUPT.with(
            "The GIF has an LZW code that was not made; it is damaged.");
      }
      if (previous != NONE && next < MAX_CODES) {
        prefixes[next] = (short) previous;
        lengths[next] = (short) (lengths[previous] + 1);
        last[next] = first(code == next ? previous : code);
        next++;
        if (next == 1 << bits && bits < MAX_BITS) {
          bits++;
        }
      }
      write(code);
      previous = code;
    }
  }

  private byte first(int code) {
    int at = code;
    while (at >= clear) {
      at = prefixes[at];
    }
    return last[at];
  }

  /** A string longer than what is wanted is cut. */
  private void write(int code) {
    int at = code;
    int end = done + lengths[code];
    for (int i = end - 1; i >= done; i--) {
      if (i < to.length) {
        to[i] = last[at];
      }
      at = prefixes[at];
    }
    done = Math.min(end, to.length);
  }

  /** The next code; NONE when the data have ended. */
  private int code(int bits) {
    while (bitCount < bits) {
      if (left == 0) {
        left = bytes.has(block, 1) ? bytes.u8(block++) : 0;
      }
      if (left == 0 || !bytes.has(block, 1)) {
        return NONE;
      }
      bitBuffer |= bytes.u8(block++) << bitCount;
      bitCount += 8;
      left--;
    }
    int code = bitBuffer & ((1 << bits) - 1);
    bitBuffer >>>= bits;
    bitCount -= bits;
    return code;
  }
}
