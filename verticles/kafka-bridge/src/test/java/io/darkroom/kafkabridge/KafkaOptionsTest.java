package io.darkroom.kafkabridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaOptionsTest {
  @Test
  void takesListsWithCommasAsEnvironmentsHaveThem() {
    JsonObject given =
        new JsonObject().put("bootstrapServers", new JsonArray().add("a:1, b:2").add("c:3"));

    assertEquals(List.of("a:1", "b:2", "c:3"), KafkaOptions.read(Conf.of(given)).servers());
    assertEquals(List.of("x", "y"), route(new JsonObject().put("from", "x,y"), List.of()).from());
  }

  @Test
  void passesOnWhatKafkaKnows() {
    JsonObject given =
        new JsonObject().put("session.timeout.ms", 9000).put("compression.type", "zstd");
    KafkaOptions options = KafkaOptions.read(Conf.of(new JsonObject().put("properties", given)));
    ClientProperties properties = new ClientProperties(options);

    assertEquals("9000", properties.consumer("g", 10).get("session.timeout.ms"));
    assertEquals("zstd", properties.producer().get("compression.type"));
    assertEquals(Map.of(), without(properties.admin(), "session.timeout.ms", "compression.type"));
  }

  @Test
  void complainsAboutWhatKafkaDoesNotKnowAndWhatIsNotToBeChanged() {
    JsonObject given =
        new JsonObject().put("session.timeout", 9000).put("enable.auto.commit", true);

    assertEquals(
        List.of(
            "properties has session.timeout, which Kafka's clients do not know; did you mean"
                + " session.timeout.ms?",
            "properties has enable.auto.commit, which the bridge sets itself"),
        complaints(new JsonObject().put("properties", given)));
  }

  @Test
  void complainsAboutAvroWithoutARegistry() {
    JsonObject topics = new JsonObject().put("t", new JsonObject().put("codec", "avro"));

    assertEquals(
        List.of("topics.t.codec is avro, which needs registry.url"),
        complaints(new JsonObject().put("topics", topics)));
    route(
        new JsonObject().put("from", "x").put("codec", "avro"),
        List.of("codec is avro, which needs kafka-bridge.registry.url"));
  }

  @Test
  void complainsAboutRoutesThatReadNothingOrThemselves() {
    route(new JsonObject(), List.of("from is missing, must name one topic or several"));
    route(
        new JsonObject().put("from", "x").put("deadLetters", "x"),
        List.of("deadLetters must be another topic than the route reads"));
  }

  @Test
  void complainsAboutTwoRoutesThatShareATopicsMessages() {
    KafkaBroker broker = new KafkaBroker(KafkaOptions.read(Conf.of(new JsonObject())));
    Conf first = Conf.of(new JsonObject().put("from", "x,y"));
    Conf second = Conf.of(new JsonObject().put("from", "y"));
    Conf third = Conf.of(new JsonObject().put("from", "y").put("group", "other"));
    broker.source(first);
    broker.source(second);
    broker.source(third);

    assertEquals(List.of(), first.complaints());
    assertEquals(
        List.of(
            "group is darkroom, in which another route reads y already: each would get a part of"
                + " its messages; name another group"),
        second.complaints());
    assertEquals(List.of(), third.complaints());
  }

  private static KafkaRoute route(JsonObject given, List<String> complaints) {
    Conf conf = Conf.of(given);
    KafkaRoute route =
        KafkaRoute.read(conf, KafkaOptions.read(Conf.of(new JsonObject())).registry());
    assertEquals(complaints, conf.complaints());
    return route;
  }

  private static List<String> complaints(JsonObject given) {
    Conf conf = Conf.of(given);
    KafkaOptions.read(conf);
    return conf.complaints();
  }

  private static Map<String, Object> without(Map<String, Object> all, String... kept) {
    all.keySet().retainAll(List.of(kept));
    return all;
  }
}
