package io.darkroom.kafkabridge.avro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "int"                                                             | -7
          "long"                                                            | 9007199254740993
          "double"                                                          | 0.1
          "double"                                                          | "NaN"
          "float"                                                           | "-Infinity"
          "boolean"                                                         | true
          "string"                                                          | "grüße"
          "bytes"                                                           | "AP8B"
          {"type":"fixed","name":"F","size":2}                              | "AQI="
          {"type":"enum","name":"E","symbols":["A","B"]}                    | "B"
          {"type":"array","items":"int"}                                    | [1,2]
          {"type":"map","values":"long"}                                    | {"a":1}
          {"type":"array","items":["null","string"]}                        | [null,"x"]
          ["null","int","string"]                                           | "x"
          ["null","int","string"]                                           | 3
          ["int","long"]                                                    | 5000000000
          {"type":"string","logicalType":"uuid"}                            | "123e4567-e89b-12d3-a456-426614174000"
          {"type":"int","logicalType":"date"}                               | "2026-11-21"
          {"type":"int","logicalType":"time-millis"}                        | "10:37:55.123"
          {"type":"long","logicalType":"time-micros"}                       | "10:37:55.123456"
          {"type":"long","logicalType":"timestamp-millis"}                  | "2026-11-21T10:37:55.120Z"
          {"type":"long","logicalType":"timestamp-micros"}                  | "1969-12-31T23:59:59.999999Z"
          {"type":"long","logicalType":"timestamp-nanos"}                   | "2026-11-21T10:37:55.123456789Z"
          {"type":"long","logicalType":"local-timestamp-millis"}            | "2026-11-21T10:37:55.123"
          {"type":"bytes","logicalType":"decimal","precision":9,"scale":2}  | "-12.30"
          {"type":"fixed","name":"D","size":8,"logicalType":"decimal","precision":9,"scale":2} | "-12.30"
          """)
  void tellsTheSameBothWays(String type, String value) throws IOException {
    Schema schema = record("{\"name\":\"v\",\"type\":" + type + "}");
    JsonObject json = new JsonObject("{\"v\":" + value + "}");

    GenericRecord record = new JsonToAvro(true).record(schema, json);

    assertEquals(json.encode(), AvroToJson.record(again(schema, record)).encode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "int"                                             | 5000000000 | v is 5000000000, must be between -2147483648 and 2147483647
          "int"                                             | 1.5        | v must be a whole number of 64 bits
          "string"                                          | 1          | v must be a text
          "string"                                          | null       | v must not be null
          ["null","string"]                                 | 1          | v must be a text
          ["int","string"]                                  | null       | v must not be null
          {"type":"enum","name":"E","symbols":["A","B"]}    | "C"        | v must be one of A, B
          {"type":"fixed","name":"F","size":2}              | "AQ=="     | v has 1 bytes, must have 2
          {"type":"array","items":"int"}                    | [1,"x"]    | v[1] must be a whole number
          {"type":"map","values":"int"}                     | {"a":"x"}  | v.a must be a whole number
          {"type":"long","logicalType":"timestamp-millis"}  | "today"    | v is no timestamp-millis in ISO 8601
          {"type":"bytes","logicalType":"decimal","precision":4,"scale":2} | 1.234 | v has more than 2 digits after the point
          """)
  void namesThePlaceThatDoesNotFit(String type, String value, String complaint) {
    Schema schema = record("{\"name\":\"v\",\"type\":" + type + "}");
    JsonObject json = new JsonObject("{\"v\":" + value + "}");

    RuntimeException refused =
        assertThrows(JsonToAvro.Mismatch.class, () -> new JsonToAvro(true).record(schema, json));

    assertEquals(complaint, refused.getMessage());
  }

  @Test
  void fillsInDefaults() throws IOException {
    Schema schema =
        record(
            "{\"name\":\"bucket\",\"type\":[\"string\",\"null\"],\"default\":\"\"}",
            "{\"name\":\"success\",\"type\":[\"boolean\",\"null\"],\"default\":true}");
    JsonToAvro writer = new JsonToAvro(true);

    assertEquals(
        new JsonObject("{\"bucket\":\"\",\"success\":true}"),
        AvroToJson.record(again(schema, writer.record(schema, new JsonObject()))));
    JsonObject nothing = new JsonObject("{\"bucket\":null,\"success\":null}");
    assertEquals(nothing, AvroToJson.record(again(schema, writer.record(schema, nothing))));
  }

  @Test
  void saysWhatIsMissingAndWhatIsTooMuch() {
    Schema inner =
        record(
            "{\"name\":\"in\",\"type\":{\"type\":\"record\",\"name\":\"In\",\"fields\":[{\"name\":\"n\",\"type\":\"int\"}]}}");

    assertEquals(
        "in.n is missing, and the schema has no default for it",
        complaint(inner, "{\"in\":{}}", true));
    assertEquals("in.m is not in the schema", complaint(inner, "{\"in\":{\"n\":1,\"m\":2}}", true));
    assertEquals(
        new JsonObject("{\"in\":{\"n\":1}}"),
        AvroToJson.record(
            new JsonToAvro(false).record(inner, new JsonObject("{\"in\":{\"n\":1,\"m\":2}}"))));
  }

  @Test
  void readsNoMoreEntriesThanAreAllowed() throws IOException {
    Schema schema = record("{\"name\":\"v\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
    // A list of nothings: a few bytes that say how many.
    out.writeLong(1L << 30);
    out.writeLong(0);

    assertThrows(AvroRuntimeException.class, () -> read(schema, bytes.toByteArray()));
  }

  @Test
  void readsNoDeeperThanIsAllowed() {
    Schema schema =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"N\"]}]}");
    byte[] nested = new byte[100_000];
    // Each says: the second branch, one more record.
    Arrays.fill(nested, (byte) 2);

    assertThrows(AvroRuntimeException.class, () -> read(schema, nested));
  }

  private static String complaint(Schema schema, String json, boolean exact) {
    return assertThrows(
            JsonToAvro.Mismatch.class,
            () -> new JsonToAvro(exact).record(schema, new JsonObject(json)))
        .getMessage();
  }

  private static Schema record(String... fields) {
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + String.join(",", fields) + "]}");
  }

  private static GenericRecord again(Schema schema, GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, out);
    return read(schema, bytes.toByteArray());
  }

  private static GenericRecord read(Schema schema, byte[] bytes) throws IOException {
    return new BoundedDatumReader(schema, schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
