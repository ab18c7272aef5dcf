package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ids of maps, and of their jobs: 24 hex digits, as clients of the older service expect them.
 * The first 12 are the time in milliseconds, as in every job's id; 10 are random; the last two are
 * the first of the SHA-256 of those before. By them an id that was given once is told from one that
 * never was, long after its job is forgotten, and without a table: 410 for the one, 404 for the
 * other.
 */
final class MapId {
  private static final int TIME = 12;
  private static final int CHECKED = 22;
  private static final int RANDOM_BYTES = 5;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private MapId() {}

  /** A new id. */
  static String next() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    String time = HexFormat.of().toHexDigits(System.currentTimeMillis(), TIME);
    String given = time + HexFormat.of().formatHex(random);
    return given + check(given);
  }

  /** When the id was given; empty if it was not given here. */
  static Optional<Instant> time(String id) {
    if (!ID.matcher(id).matches()
        || !check(id.substring(0, CHECKED)).equals(id.substring(CHECKED))) {
      return Optional.empty();
    }
    Instant time = Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(id, 0, TIME));
    return time.isAfter(Instant.now()) ? Optional.empty() : Optional.of(time);
  }

  private static String check(String given) {
    return HexFormat.of().formatHex(Hashes.sha256(given.getBytes(US_ASCII)), 0, 1);
  }
}
