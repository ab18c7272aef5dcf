package io.darkroom.avatar.render;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Breaks files, in ways that files are broken by chance and by intent; the same for a seed. */
final class Mutations {
  private static final String[] NUMBERS = {
    "-1", "0", "1", "2147483647", "4294967296", "1e300", "99999", "null", "\"\"", "[]", "{}", "0.5"
  };

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  byte[] mutate(byte[] file) {
    byte[] broken = file.clone();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      broken = once(broken);
    }
    return broken;
  }

  private byte[] once(byte[] file) {
    if (file.length < 16) {
      return file;
    }
    int at = random.nextInt(file.length);
    switch (random.nextInt(7)) {
      case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> file[at] = (byte) random.nextInt(256);
      case 2 -> {
        return Arrays.copyOf(file, at);
      }
      case 3 -> integer(file, random.nextInt(file.length - 4));
      case 4 -> {
        int length = Math.min(1 + random.nextInt(64), file.length - at);
        int from = random.nextInt(file.length - length);
        System.arraycopy(file, from, file, at, length);
      }
      case 5 -> Arrays.fill(file, at, Math.min(file.length, at + 1 + random.nextInt(32)), (byte) 0);
      default -> {
        return number(file);
      }
    }
    return file;
  }

  private void integer(byte[] file, int at) {
    int[] values = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, file.length, 1 << 20};
    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer.wrap(file).order(order).putInt(at, values[random.nextInt(values.length)]);
  }

  /** Another number in the JSON of a GLB, whose lengths then fit again. */
  private byte[] number(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = in.getInt(12);
    if (in.getInt(0) != 0x46546C67 || length < 0 || length > file.length - 28) {
      return file;
    }
    String json = new String(file, 20, length, StandardCharsets.ISO_8859_1);
    int colon = json.indexOf(':', random.nextInt(json.length()));
    int end = colon + 1;
    while (colon > 0 && end < json.length() && "-.0123456789e".indexOf(json.charAt(end)) >= 0) {
      end++;
    }
    if (colon < 0 || end == colon + 1) {
      return file;
    }
    String changed =
        json.substring(0, colon + 1)
            + NUMBERS[random.nextInt(NUMBERS.length)]
            + json.substring(end);
    byte[] text = changed.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer out =
        ByteBuffer.allocate(file.length - length + text.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(file, 0, 20).put(text).put(file, 20 + length, file.length - 20 - length);
    return out.putInt(8, out.capacity()).putInt(12, text.length).array();
  }
}
