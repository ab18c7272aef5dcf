package io.darkroom.kafkabridge.avro;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** Tells what was read in Avro as JSON; how is in the package's table. */
final class AvroToJson {
  private AvroToJson() {}

  static JsonObject record(IndexedRecord record) {
    JsonObject json = new JsonObject();
    for (Schema.Field field : record.getSchema().getFields()) {
      json.put(field.name(), value(field.schema(), record.get(field.pos())));
    }
    return json;
  }

  private static Object value(Schema schema, Object value) {
    return switch (schema.getType()) {
      case NULL -> null;
      case RECORD -> record((IndexedRecord) value);
      case ARRAY -> array(schema.getElementType(), (Collection<?>) value);
      case MAP -> map(schema.getValueType(), (Map<?, ?>) value);
      case UNION -> value(branch(schema, value), value);
      case ENUM, STRING -> value.toString();
      case BYTES -> bytes(schema, array((ByteBuffer) value));
      case FIXED -> bytes(schema, ((GenericFixed) value).bytes());
      case INT, LONG -> number(schema, (Number) value);
      case FLOAT, DOUBLE -> real((Number) value);
      case BOOLEAN -> value;
    };
  }

  private static Schema branch(Schema union, Object value) {
    return union.getTypes().get(GenericData.get().resolveUnion(union, value));
  }

  private static JsonArray array(Schema element, Collection<?> values) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(value(element, value)));
    return array;
  }

  private static JsonObject map(Schema schema, Map<?, ?> entries) {
    JsonObject json = new JsonObject();
    entries.forEach((key, value) -> json.put(key.toString(), value(schema, value)));
    return json;
  }

  private static Object number(Schema schema, Number value) {
    return Logical.isTime(schema) ? Logical.text(schema, value.longValue()) : value;
  }

  /** JSON has no number for what is not finite. */
  private static Object real(Number value) {
    return Double.isFinite(value.doubleValue()) ? value : value.toString();
  }

  private static String bytes(Schema schema, byte[] bytes) {
    LogicalTypes.Decimal decimal = Logical.decimal(schema);
    return decimal != null
        ? Logical.text(decimal, bytes)
        : Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] array(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
