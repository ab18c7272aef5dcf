package io.darkroom.kafkabridge.avro;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Makes Avro's generic data of JSON; how is in the package's table. Throws {@link Mismatch}, which
 * names the place.
 */
final class JsonToAvro {
  /** What does not fit. */
  static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    Mismatch(String path, String what) {
      super((path.isEmpty() ? "the message" : path) + " " + what, null, false, false);
    }
  }

  private final boolean exact;

  /**
   * Makes records.
   *
   * @param exact a field that the schema does not have is a mismatch, and not left out
   */
  JsonToAvro(boolean exact) {
    this.exact = exact;
  }

  GenericRecord record(Schema schema, JsonObject json) {
    return record(schema, json, "");
  }

  private GenericRecord record(Schema schema, JsonObject json, String path) {
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      String at = path.isEmpty() ? field.name() : path + "." + field.name();
      record.put(
          field.pos(),
          json.containsKey(field.name())
              ? value(field.schema(), json.getValue(field.name()), at)
              : missing(field, at));
    }
    if (exact) {
      for (String name : json.fieldNames()) {
        if (schema.getField(name) == null) {
          throw new Mismatch(path.isEmpty() ? name : path + "." + name, "is not in the schema");
        }
      }
    }
    return record;
  }

  private static Object missing(Schema.Field field, String at) {
    if (!field.hasDefaultValue()) {
      throw new Mismatch(at, "is missing, and the schema has no default for it");
    }
    return GenericData.get().getDefaultValue(field);
  }

  private Object value(Schema schema, Object json, String at) {
    return switch (schema.getType()) {
      case NULL -> nothing(json, at);
      case RECORD -> record(schema, is(JsonObject.class, json, at, "an object"), at);
      case ARRAY -> array(schema, is(JsonArray.class, json, at, "a list"), at);
      case MAP -> map(schema, is(JsonObject.class, json, at, "an object"), at);
      case UNION -> union(schema, json, at);
      case STRING -> is(String.class, json, at, "a text");
      case ENUM -> symbol(schema, is(String.class, json, at, "a text"), at);
      case BYTES -> ByteBuffer.wrap(bytes(schema, json, at));
      case FIXED -> fixed(schema, bytes(schema, json, at), at);
      case INT -> (int) whole(schema, json, at, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> whole(schema, json, at, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> (float) real(json, at);
      case DOUBLE -> real(json, at);
      case BOOLEAN -> is(Boolean.class, json, at, "true or false");
    };
  }

  private Object union(Schema schema, Object json, String at) {
    Mismatch first = null;
    for (Schema branch : schema.getTypes()) {
      if ((branch.getType() == Schema.Type.NULL) == (json == null)) {
        try {
          return value(branch, json, at);
        } catch (Mismatch mismatch) {
          first = first == null ? mismatch : first;
        }
      }
    }
    throw first == null ? new Mismatch(at, "must not be null") : first;
  }

  private List<Object> array(Schema schema, JsonArray json, String at) {
    List<Object> values = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      values.add(value(schema.getElementType(), json.getValue(i), at + "[" + i + "]"));
    }
    return values;
  }

  private Map<String, Object> map(Schema schema, JsonObject json, String at) {
    Map<String, Object> entries = new HashMap<>();
    for (String key : json.fieldNames()) {
      entries.put(key, value(schema.getValueType(), json.getValue(key), at + "." + key));
    }
    return entries;
  }

  private static Object nothing(Object json, String at) {
    if (json != null) {
      throw new Mismatch(at, "must be null");
    }
    return null;
  }

  private static Object symbol(Schema schema, String text, String at) {
    if (!schema.hasEnumSymbol(text)) {
      throw new Mismatch(at, "must be one of " + String.join(", ", schema.getEnumSymbols()));
    }
    return new GenericData.EnumSymbol(schema, text);
  }

  private static long whole(Schema schema, Object json, String at, long min, long max) {
    if (json instanceof String text && Logical.isTime(schema)) {
      try {
        return whole(Logical.number(schema, text), at, min, max);
      } catch (DateTimeException | ArithmeticException error) {
        throw new Mismatch(at, "is no " + schema.getLogicalType().getName() + " in ISO 8601");
      }
    }
    Number number = is(Number.class, json, at, "a whole number");
    try {
      return whole(new BigDecimal(number.toString()).longValueExact(), at, min, max);
    } catch (ArithmeticException | NumberFormatException error) {
      throw new Mismatch(at, "must be a whole number of 64 bits");
    }
  }

  private static long whole(long number, String at, long min, long max) {
    if (number < min || number > max) {
      throw new Mismatch(at, "is " + number + ", must be between " + min + " and " + max);
    }
    return number;
  }

  private static double real(Object json, String at) {
    if (json instanceof String text
        && (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity"))) {
      return Double.parseDouble(text);
    }
    return is(Number.class, json, at, "a number").doubleValue();
  }

  private static byte[] bytes(Schema schema, Object json, String at) {
    LogicalTypes.Decimal decimal = Logical.decimal(schema);
    try {
      if (decimal != null && json != null) {
        BigDecimal value = new BigDecimal(json.toString()).setScale(decimal.getScale());
        if (value.precision() > decimal.getPrecision()) {
          throw new Mismatch(at, "has more than " + decimal.getPrecision() + " digits");
        }
        return padded(schema, value.unscaledValue());
      }
      return Base64.getDecoder().decode(is(String.class, json, at, "a text in base64"));
    } catch (ArithmeticException error) {
      throw new Mismatch(at, "has more than " + decimal.getScale() + " digits after the point");
    } catch (IllegalArgumentException error) {
      throw new Mismatch(at, decimal == null ? "is no base64" : "is no decimal number");
    }
  }

  /** A decimal in bytes is as long as it needs to be, one in fixed as the schema says. */
  private static byte[] padded(Schema schema, BigInteger unscaled) {
    byte[] bytes = unscaled.toByteArray();
    if (schema.getType() != Schema.Type.FIXED || bytes.length >= schema.getFixedSize()) {
      return bytes;
    }
    byte[] wide = new byte[schema.getFixedSize()];
    Arrays.fill(wide, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(bytes, 0, wide, wide.length - bytes.length, bytes.length);
    return wide;
  }

  private static GenericData.Fixed fixed(Schema schema, byte[] bytes, String at) {
    if (bytes.length != schema.getFixedSize()) {
      throw new Mismatch(at, "has " + bytes.length + " bytes, must have " + schema.getFixedSize());
    }
    return new GenericData.Fixed(schema, bytes);
  }

  private static <T> T is(Class<T> type, Object json, String at, String wanted) {
    if (!type.isInstance(json)) {
      throw new Mismatch(at, json == null ? "must not be null" : "must be " + wanted);
    }
    return type.cast(json);
  }
}
