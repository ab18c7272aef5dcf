package io.darkroom.engine.hostile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Damages files as disks, networks and attackers do; the same seed damages in the same way. */
final class Mutator {
  private static final int PNG_SIGNATURE = 8;
  private static final byte[] NASTY = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, (byte) 0xfe};

  private final Random random;

  Mutator(long seed) {
    random = new Random(seed);
  }

  byte[] damage(byte[] file) {
    byte[] damaged = file.clone();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      damaged = once(damaged);
    }
    // Else libpng looks no further than the first checksum.
    return damaged.length > PNG_SIGNATURE && damaged[1] == 'P' && random.nextBoolean()
        ? checksummed(damaged)
        : damaged;
  }

  private byte[] once(byte[] file) {
    if (file.length < 2) {
      return file;
    }
    int at = at(file);
    switch (random.nextInt(8)) {
      case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> file[at] = NASTY[random.nextInt(NASTY.length)];
      case 2 -> file[at] = (byte) random.nextInt(256);
      case 3 -> {
        return Arrays.copyOf(file, at);
      }
      case 4 -> {
        byte[] longer = Arrays.copyOf(file, file.length + 1 + random.nextInt(64));
        System.arraycopy(file, at, longer, at + longer.length - file.length, file.length - at);
        return longer;
      }
      case 5 -> Arrays.fill(file, at, Math.min(file.length, at + random.nextInt(32)), (byte) 0);
      case 6 -> {
        int count = Math.min(random.nextInt(64), file.length - at);
        System.arraycopy(file, random.nextInt(file.length - count + 1), file, at, count);
      }
      default -> { // a length or a side
        for (int i = at; i < Math.min(file.length, at + 4); i++) {
          file[i] = NASTY[random.nextInt(NASTY.length)];
        }
      }
    }
    return file;
  }

  /** Half of them in the first bytes, where the header is. */
  private int at(byte[] file) {
    return random.nextInt(random.nextBoolean() ? Math.min(file.length, 128) : file.length);
  }

  private static byte[] checksummed(byte[] png) {
    ByteBuffer file = ByteBuffer.wrap(png);
    int at = PNG_SIGNATURE;
    while (at + 12 <= png.length) {
      long end = at + 8L + (file.getInt(at) & 0xffffffffL);
      if (end + 4 > png.length) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(png, at + 4, (int) end - at - 4);
      file.putInt((int) end, (int) crc.getValue());
      at = (int) end + 4;
    }
    return png;
  }
}
