package io.darkroom.kafkabridge.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  private static final String OLD =
      "{\"type\":\"record\",\"name\":\"Upload\",\"fields\":["
          + "{\"name\":\"n\",\"type\":\"int\"},{\"name\":\"gone\",\"type\":\"string\"}]}";
  private static final String NEW =
      "{\"type\":\"record\",\"name\":\"Upload\",\"fields\":["
          + "{\"name\":\"added\",\"type\":\"string\",\"default\":\"x\"},{\"name\":\"n\",\"type\":\"long\"}]}";

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final FakeRegistry fake = new FakeRegistry(vertx);
  private final SchemaRegistry registry = registry(fake.url(), 10);
  private final AvroReader reader = new AvroReader(registry, null);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void writesTheWireFormatAndReadsIt() {
    byte[] message = on(() -> writer(OLD).write(new JsonObject().put("n", 3).put("gone", "y")));

    assertArrayEquals(new byte[] {0, 0, 0, 0, 1, 6, 2, 'y'}, message);
    assertEquals(new JsonObject().put("n", 3).put("gone", "y"), on(() -> reader.read(message)));
  }

  @Test
  void resolvesToTheReadersSchema() {
    byte[] message = on(() -> writer(OLD).write(new JsonObject().put("n", 3).put("gone", "y")));

    assertEquals(
        new JsonObject().put("added", "x").put("n", 3L),
        on(() -> new AvroReader(registry, schema(NEW)).read(message)));
  }

  @Test
  void asksForASchemaOnce() {
    byte[] message = message(fake.add("s", OLD), 6, 0);

    on(() -> Future.all(Stream.generate(() -> reader.read(message)).limit(20).toList()));
    on(() -> reader.read(message));

    assertEquals(1, fake.asked());
  }

  @Test
  void remembersTheSchemasUsedLast() {
    SchemaRegistry small = registry(fake.url(), 2);
    List<Integer> ids =
        Stream.of("A", "B", "C").map(name -> fake.add(name, OLD.replace("Upload", name))).toList();
    for (int id : List.of(0, 1, 0, 2, 0, 1)) {
      on(() -> small.byId(ids.get(id)));
    }

    assertEquals(4, fake.asked());
  }

  @Test
  void saysWhoAsks() {
    RegistryOptions options =
        new RegistryOptions(fake.url(), "me", "pass", Duration.ofSeconds(5), 10);

    on(() -> new SchemaRegistry(vertx, options).byId(fake.add("s", OLD)));

    assertEquals("Basic bWU6cGFzcw==", fake.authorization());
  }

  @Test
  void takesNoErrorPageForAnAnswer() {
    byte[] message = message(fake.add("s", OLD), 6, 0);
    for (int status : List.of(200, 404, 401, 500)) {
      fake.fail(status);
      assertEquals(Failure.SCHEMA_REGISTRY_UNAVAILABLE, failure(() -> reader.read(message)));
    }
    fake.fail(0);
    assertEquals(3, on(() -> reader.read(message)).getInteger("n"));
  }

  @Test
  void knowsWhenNobodyAnswers() {
    SchemaRegistry nobody = registry("http://127.0.0.1:1", 10);

    assertEquals(Failure.SCHEMA_REGISTRY_UNAVAILABLE, failure(() -> nobody.byId(1)));
  }

  @Test
  void saysThatASchemaIsNotThere() {
    assertEquals(Failure.SCHEMA_NOT_FOUND, failure(() -> reader.read(message(77, 6, 0))));
    assertEquals(
        Failure.SCHEMA_NOT_FOUND,
        failure(() -> AvroWriter.latest(registry, "none", true).write(new JsonObject())));
    assertEquals(
        Failure.SCHEMA_NOT_FOUND,
        failure(
            () ->
                AvroWriter.of(registry, "none", schema(OLD), false, true).write(new JsonObject())));
  }

  @Test
  void refusesWhatIsNoRecordOfItsSchema() {
    int id = fake.add("s", OLD);

    assertEquals(Failure.INVALID_AVRO, failure(() -> reader.read(new byte[0])));
    assertEquals(Failure.INVALID_AVRO, failure(() -> reader.read("{\"n\":1}".getBytes(UTF_8))));
    assertEquals(Failure.INVALID_AVRO, failure(() -> reader.read(message(id, 6))));
    assertEquals(Failure.INVALID_AVRO, failure(() -> reader.read(message(id, 6, 0, 9))));
    assertEquals(
        Failure.INVALID_AVRO, failure(() -> reader.read(message(fake.add("t", "\"int\""), 6))));
  }

  @Test
  void followsReferences() {
    fake.add("inner", "{\"type\":\"enum\",\"name\":\"a.Size\",\"symbols\":[\"S\",\"L\"]}");
    int id =
        fake.add(
            "outer",
            "{\"type\":\"record\",\"name\":\"a.Outer\",\"fields\":[{\"name\":\"size\",\"type\":\"a.Size\"}]}",
            new JsonObject().put("name", "a.Size").put("subject", "inner").put("version", 1));

    assertEquals("L", on(() -> reader.read(message(id, 2))).getString("size"));
  }

  @Test
  void writesByTheNewestSchema() {
    fake.add("s", OLD);
    int id = fake.add("s", NEW);

    byte[] message =
        on(() -> AvroWriter.latest(registry, "s", true).write(new JsonObject().put("n", 4)));

    assertArrayEquals(message(id, 2, 'x', 8), message);
  }

  @Test
  void refusesToWriteWhatDoesNotFit() {
    DarkroomException refused =
        assertThrows(
            DarkroomException.class,
            () -> on(() -> writer(OLD).write(new JsonObject().put("n", "three"))));

    assertEquals(Failure.MESSAGE_REFUSED, refused.failure());
    assertEquals(
        "The message does not fit the schema Upload: n must be a whole number.",
        refused.getMessage());
  }

  private AvroWriter writer(String schema) {
    return AvroWriter.of(registry, "s", schema(schema), true, true);
  }

  private SchemaRegistry registry(String url, int cache) {
    return new SchemaRegistry(
        vertx, new RegistryOptions(url, null, null, Duration.ofSeconds(5), cache));
  }

  /** All of it is to be used on one context. */
  private <T> T on(Supplier<Future<T>> what) {
    Promise<T> done = Promise.promise();
    context.runOnContext(
        turn -> {
          try {
            what.get().onComplete(done);
          } catch (RuntimeException error) {
            done.fail(error);
          }
        });
    return done.future().await();
  }

  private <T> Failure failure(Supplier<Future<T>> what) {
    return assertThrows(DarkroomException.class, () -> on(what)).failure();
  }

  private static Schema schema(String json) {
    return new Schema.Parser().parse(json);
  }

  private static byte[] message(int id, int... record) {
    ByteBuffer bytes = ByteBuffer.allocate(5 + record.length).put((byte) 0).putInt(id);
    for (int one : record) {
      bytes.put((byte) one);
    }
    return bytes.array();
  }
}
