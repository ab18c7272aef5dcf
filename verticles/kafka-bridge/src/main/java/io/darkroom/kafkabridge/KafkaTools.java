package io.darkroom.kafkabridge;

import io.darkroom.bridge.NamedQueues;
import io.darkroom.contract.DoorTools;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What an engineer does at Kafka without another client. */
public final class KafkaTools implements DoorTools {
  @Override
  public String name() {
    return KafkaBridgeVerticle.KIND;
  }

  @Override
  public Future<List<String>> setUp(Vertx vertx, JsonObject root) {
    return KafkaSession.run(
        vertx,
        root,
        session ->
            new KafkaSetUp(session)
                .run(List.copyOf(NamedQueues.in(root, KafkaBridgeVerticle.KIND))));
  }

  @Override
  public <T> Future<T> sending(
      Vertx vertx, JsonObject root, String route, Function<Sender, Future<T>> work) {
    return KafkaSession.run(
        vertx,
        root,
        session -> {
          String topic = session.route(route).from().get(0);
          return writer(session, route, topic)
              .compose(writer -> work.apply(message -> send(session, topic, writer, message)));
        });
  }

  @Override
  public Future<List<DeadLetter>> deadLetters(
      Vertx vertx, JsonObject root, String route, int limit) {
    return KafkaSession.run(
        vertx,
        root,
        session ->
            new DeadLetterLog(session, session.route(route))
                .read(limit)
                .map(letters -> letters.stream().map(DeadLetterLog::told).toList()));
  }

  @Override
  public Future<Integer> redrive(Vertx vertx, JsonObject root, String route, int limit) {
    return KafkaSession.run(
        vertx, root, session -> new DeadLetterLog(session, session.route(route)).redrive(limit));
  }

  @Override
  public Future<List<Depth>> depths(Vertx vertx, JsonObject root, String route) {
    return KafkaSession.run(
        vertx, root, session -> new Lag(session, session.route(route)).depths());
  }

  /** Never: others may read the same topic. */
  @Override
  public Future<Void> purge(Vertx vertx, JsonObject root, String route, boolean deadLetters) {
    return KafkaSession.run(
        vertx,
        root,
        session -> {
          KafkaRoute it = session.route(route);
          DeadLetterLog letters = new DeadLetterLog(session, it);
          return Future.failedFuture(
              Failure.INVALID_VALUE.with(
                  "Kafka does not remove messages for one of those who read a topic. Stop the bridge"
                      + " and have the group pass over them: kafka-consumer-groups --group %s %s"
                          .formatted(
                              deadLetters ? letters.group() : it.group(),
                              topics(deadLetters ? letters.topics() : it.from()))
                      + " --reset-offsets --to-latest --execute."));
        });
  }

  private static String topics(List<String> topics) {
    return topics.stream().map(topic -> "--topic " + topic).collect(Collectors.joining(" "));
  }

  private static Future<TopicWriter> writer(KafkaSession session, String name, String topic) {
    KafkaRoute route = session.route(name);
    TopicOptions written =
        new TopicOptions(
            route.codec(),
            route.schema(),
            TopicOptions.subject(topic),
            true,
            TopicOptions.Key.MESSAGE);
    return session
        .topics()
        .require(topic)
        .compose(
            there ->
                TopicWriter.open(
                    session.vertx(), session.registry(), "the route " + name, written, true));
  }

  private static Future<String> send(
      KafkaSession session, String topic, TopicWriter writer, JsonObject message) {
    return writer
        .write(message)
        .compose(value -> session.producing().send(new ProducerRecord<>(topic, value)))
        .map(stored -> topic + "/" + stored.partition() + "/" + stored.offset());
  }
}
