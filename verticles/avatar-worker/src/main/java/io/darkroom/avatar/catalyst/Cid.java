package io.darkroom.avatar.catalyst;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Content identifiers of IPFS: what a file's bytes must be, as a hash. Known are those that content
 * servers use: {@code bafkrei...} (version 1, the bytes themselves), {@code bafybei...} (version 1,
 * a tree of blocks) and {@code Qm...} (version 0, a tree), with SHA-256.
 */
final class Cid {
  /** What is known of some bytes. */
  enum Verdict {
    RIGHT,
    WRONG,
    /** Nothing: the identifier is of another kind, or its tree was grown in another way. */
    UNKNOWN
  }

  private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final String BASE_58 =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int SHA_256 = 32;
  private static final byte[] RAW = {1, 0x55, 0x12, SHA_256};
  private static final byte[] TREE = {1, 0x70, 0x12, SHA_256};
  private static final byte[] OLD = {0x12, SHA_256};

  private Cid() {}

  /** Says whether these bytes are what an identifier names. Takes the time of a hash. */
  static Verdict check(String cid, byte[] bytes) {
    if (cid.startsWith("b")) {
      byte[] decoded = base32(cid.substring(1).toLowerCase(Locale.ROOT));
      if (is(decoded, RAW)) {
        return verdict(decoded, RAW, Blocks.sha256(bytes));
      }
      return is(decoded, TREE) ? verdict(decoded, TREE, Blocks.root(bytes, true)) : Verdict.UNKNOWN;
    }
    byte[] decoded = base58(cid);
    if (!is(decoded, OLD)) {
      return Verdict.UNKNOWN;
    }
    Verdict verdict = verdict(decoded, OLD, Blocks.root(bytes, false));
    // Old trees were grown in more than one way.
    return verdict == Verdict.WRONG && bytes.length > Blocks.SIZE ? Verdict.UNKNOWN : verdict;
  }

  private static boolean is(byte[] decoded, byte[] kind) {
    return decoded != null
        && decoded.length == kind.length + SHA_256
        && Arrays.equals(decoded, 0, kind.length, kind, 0, kind.length);
  }

  private static Verdict verdict(byte[] decoded, byte[] kind, byte[] hash) {
    return Arrays.equals(decoded, kind.length, decoded.length, hash, 0, SHA_256)
        ? Verdict.RIGHT
        : Verdict.WRONG;
  }

  /** Base 32 of RFC 4648 without padding; null for what is none. */
  private static byte[] base32(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int at = 0;
    int bits = 0;
    int held = 0;
    for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
      int value = BASE_32.indexOf(letter);
      if (value < 0) {
        return null;
      }
      bits = (bits << 5) | value;
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes[at++] = (byte) (bits >> held);
      }
    }
    return bytes;
  }

  /** Base 58 as Bitcoin has it, of what does not begin with a zero; null for what is none. */
  private static byte[] base58(String text) {
    if (text.length() > 128) {
      return null;
    }
    BigInteger number = BigInteger.ZERO;
    for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
      int value = BASE_58.indexOf(letter);
      if (value < 0) {
        return null;
      }
      number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(value));
    }
    return number.toByteArray();
  }
}
