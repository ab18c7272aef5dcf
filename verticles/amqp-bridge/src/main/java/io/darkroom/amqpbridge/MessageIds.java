package io.darkroom.amqpbridge;

import java.util.HexFormat;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedLong;

/**
 * Ids of messages as text, and back: AMQP 1.0 has them as text, as numbers, as UUIDs and as bytes,
 * and an answer is matched to its question only by the same kind. Other kinds than text are spelled
 * as the JMS mapping of AMQP spells them.
 */
final class MessageIds {
  private static final String UUID_PREFIX = "AMQP_UUID:";
  private static final String NUMBER_PREFIX = "AMQP_ULONG:";
  private static final String BINARY_PREFIX = "AMQP_BINARY:";

  private MessageIds() {}

  /** As text; null for none. */
  static String text(Object id) {
    if (id == null) {
      return null;
    }
    if (id instanceof UUID) {
      return UUID_PREFIX + id;
    }
    if (id instanceof UnsignedLong) {
      return NUMBER_PREFIX + id;
    }
    if (id instanceof Binary bytes) {
      return BINARY_PREFIX
          + HexFormat.of()
              .formatHex(
                  bytes.getArray(),
                  bytes.getArrayOffset(),
                  bytes.getArrayOffset() + bytes.getLength());
    }
    return id.toString();
  }

  /** What {@link #text} was made of. */
  static Object of(String text) {
    try {
      if (text.startsWith(UUID_PREFIX)) {
        return UUID.fromString(text.substring(UUID_PREFIX.length()));
      }
      if (text.startsWith(NUMBER_PREFIX)) {
        return UnsignedLong.valueOf(text.substring(NUMBER_PREFIX.length()));
      }
      if (text.startsWith(BINARY_PREFIX)) {
        return new Binary(HexFormat.of().parseHex(text.substring(BINARY_PREFIX.length())));
      }
    } catch (IllegalArgumentException onlyLooksLikeIt) {
      return text;
    }
    return text;
  }

  /**
   * Whether it can be the only one of its kind. Numbers are counted by each sender from the start,
   * and would take the messages of one for those of another.
   */
  static boolean unique(Object id) {
    return id != null && !(id instanceof UnsignedLong);
  }
}
