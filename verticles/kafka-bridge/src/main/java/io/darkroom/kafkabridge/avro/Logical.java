package io.darkroom.kafkabridge.avro;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Days and times, which Avro counts from 1970 and JSON tells as ISO 8601 has it. */
final class Logical {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
  private static final LocalDate DAY = LocalDate.EPOCH;

  private Logical() {}

  /** True if numbers of that schema are told as text. */
  static boolean isTime(Schema schema) {
    return schema.getLogicalType() != null && unit(schema) != null;
  }

  /** The text of a number of that schema. */
  static String text(Schema schema, long number) {
    ChronoUnit unit = unit(schema);
    String name = schema.getLogicalType().getName();
    if (unit == ChronoUnit.DAYS) {
      return DAY.plusDays(number).toString();
    }
    if (name.startsWith("time-")) {
      return LocalTime.MIDNIGHT.plus(number, unit).toString();
    }
    LocalDateTime time = EPOCH.plus(number, unit);
    return name.startsWith("local-") ? time.toString() : time.toInstant(ZoneOffset.UTC).toString();
  }

  /** The number of that schema that the text tells. */
  static long number(Schema schema, String text) {
    ChronoUnit unit = unit(schema);
    String name = schema.getLogicalType().getName();
    if (unit == ChronoUnit.DAYS) {
      return LocalDate.parse(text).toEpochDay();
    }
    if (name.startsWith("time-")) {
      return unit.between(LocalTime.MIDNIGHT, LocalTime.parse(text));
    }
    return name.startsWith("local-")
        ? unit.between(EPOCH, LocalDateTime.parse(text))
        : unit.between(Instant.EPOCH, Instant.parse(text));
  }

  /** The decimal type of the schema; null if it has none. */
  static LogicalTypes.Decimal decimal(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal ? decimal : null;
  }

  static String text(LogicalTypes.Decimal type, byte[] unscaled) {
    return new BigDecimal(new BigInteger(unscaled), type.getScale()).toPlainString();
  }

  private static ChronoUnit unit(Schema schema) {
    LogicalType type = schema.getLogicalType();
    return switch (type.getName()) {
      case "date" -> ChronoUnit.DAYS;
      case "time-millis", "timestamp-millis", "local-timestamp-millis" -> ChronoUnit.MILLIS;
      case "time-micros", "timestamp-micros", "local-timestamp-micros" -> ChronoUnit.MICROS;
      case "timestamp-nanos", "local-timestamp-nanos" -> ChronoUnit.NANOS;
      default -> null;
    };
  }
}
