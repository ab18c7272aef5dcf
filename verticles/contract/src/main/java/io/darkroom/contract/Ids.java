package io.darkroom.contract;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Job ids: 32 hex digits, the first 12 of them the time in milliseconds (as UUID version 7, RFC
 * 9562 §5.7, without its version bits), the rest random. New ids sort after old ones, which keeps
 * the stores' indexes compact; 80 random bits make them safe to hand out.
 */
public final class Ids {
  // Edges with ids of their own (24 hex digits, random ones) bring them along.
  private static final Pattern ID = Pattern.compile("[0-9a-f]{24,32}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** A new id. */
  public static String next() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    long now = System.currentTimeMillis();
    for (int i = 0; i < 6; i++) {
      bytes[i] = (byte) (now >>> (40 - 8 * i));
    }
    return HexFormat.of().formatHex(bytes);
  }

  /** True if it can be a job's id: 24 to 32 lower-case hex digits. */
  public static boolean valid(String id) {
    return id != null && ID.matcher(id).matches();
  }
}
