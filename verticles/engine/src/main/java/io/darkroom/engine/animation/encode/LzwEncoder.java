package io.darkroom.engine.animation.encode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Encodes indices as GIF's variable-length-code LZW (GIF89a appendix F), in its sub-blocks. */
final class LzwEncoder {
  private static final int MAX_BITS = 12;
  private static final int MAX_CODES = 1 << MAX_BITS;
  private static final int BLOCK = 255;
  private static final int SLOTS = 1 << 14; // four times the codes, so that few collide
  private static final int EMPTY = -1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte[] block = new byte[BLOCK];
  private int blockSize;
  private int bitBuffer;
  private int bitCount;

  // A string is the code of all but its last index, and that index.
  private final int[] strings = new int[SLOTS];
  private final short[] codes = new short[SLOTS];

  private LzwEncoder() {}

  /**
   * The image data of a GIF, with the size of its symbols before it.
   *
   * @param bits how many an index has, 1 to 8
   */
  static byte[] encode(byte[] indices, int bits) {
    LzwEncoder encoder = new LzwEncoder();
    encoder.run(indices, Math.max(2, bits)); // one bit is written as two (GIF89a §22)
    return encoder.out.toByteArray();
  }

  private void run(byte[] indices, int symbolBits) {
    int clear = 1 << symbolBits;
    int bits = symbolBits + 1;
    int next = clear + 2;
    out.write(symbolBits);
    Arrays.fill(strings, EMPTY);
    write(clear, bits);
    int current = indices[0] & 0xff;
    for (int i = 1; i < indices.length; i++) {
      int string = current << 8 | (indices[i] & 0xff);
      int slot = slot(string);
      if (strings[slot] == string) {
        current = codes[slot];
        continue;
      }
      write(current, bits);
      current = indices[i] & 0xff;
      if (next == MAX_CODES) {
        write(clear, bits);
        Arrays.fill(strings, EMPTY);
        bits = symbolBits + 1;
        next = clear + 2;
        continue;
      }
      if (next == 1 << bits) {
        bits++; // the decoder is one code behind
      }
      strings[slot] = string;
      codes[slot] = (short) next++;
    }
    write(current, bits);
    // The decoder makes one code more of the last one.
    write(clear + 1, next == 1 << bits && bits < MAX_BITS ? bits + 1 : bits);
    if (bitCount > 0) {
      put(bitBuffer);
    }
    flush();
    out.write(0);
  }

  /** Where a string is, or is to go. */
  private int slot(int string) {
    int slot = (string * 0x9e3779b1) >>> (Integer.SIZE - 14);
    while (strings[slot] != EMPTY && strings[slot] != string) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  private void write(int code, int bits) {
    bitBuffer |= code << bitCount;
    bitCount += bits;
    while (bitCount >= 8) {
      put(bitBuffer);
      bitBuffer >>>= 8;
      bitCount -= 8;
    }
  }

  private void put(int value) {
    block[blockSize++] = (byte) value;
    if (blockSize == BLOCK) {
      flush();
    }
  }

  private void flush() {
    if (blockSize > 0) {
      out.write(blockSize);
      out.write(block, 0, blockSize);
      blockSize = 0;
    }
  }
}
