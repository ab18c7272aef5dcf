package io.darkroom.kafkabridge;

import io.darkroom.bridge.Broker;
import io.darkroom.bridge.Sink;
import io.darkroom.bridge.Source;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.kafkabridge.avro.AvroReader;
import io.darkroom.kafkabridge.avro.SchemaFile;
import io.darkroom.kafkabridge.avro.SchemaRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A Kafka cluster, and what its sources and its sink share. */
final class KafkaBroker implements Broker {
  /** How long one call of a consumer may take before Vert.x remarks on it. */
  private static final long LONGEST_CALL_MINUTES = 5;

  private final KafkaOptions options;
  private final ClientProperties properties;
  private final Set<List<String>> taken = new HashSet<>();
  private final List<KafkaRoute> routes = new ArrayList<>();
  private final Map<KafkaRoute, Codec> codecs = new HashMap<>();
  private final Map<String, TopicWriter> writers = new HashMap<>();
  private Vertx vertx;
  private SchemaRegistry registry;
  private Topics topics;
  private Producing producing;
  private DeadLetters deadLetters;

  KafkaBroker(KafkaOptions options) {
    this.options = options;
    properties = new ClientProperties(options);
  }

  @Override
  public Supplier<Source> source(Conf conf) {
    KafkaRoute route = KafkaRoute.read(conf, options.registry());
    for (String topic : route.from()) {
      if (!taken.add(List.of(topic, route.group()))) {
        conf.complain(
            Failure.INVALID_VALUE,
            "group",
            "is "
                + route.group()
                + ", in which another route reads "
                + topic
                + " already: each would get a part of its messages; name another group");
      }
    }
    routes.add(route);
    return () -> new KafkaSource(this, route, codecs.get(route), thread());
  }

  @Override
  public Future<Void> open(Vertx vertx) {
    this.vertx = vertx;
    topics = new Topics(vertx, properties);
    producing = new Producing(vertx, properties, options.timeout());
    deadLetters = new DeadLetters(topics, producing);
    if (options.registry().url() != null) {
      registry = new SchemaRegistry(vertx, options.registry());
    }
    List<Future<?>> read = new ArrayList<>();
    for (KafkaRoute route : routes) {
      read.add(codec(route).onSuccess(codec -> codecs.put(route, codec)));
    }
    options
        .topics()
        .forEach(
            (topic, how) ->
                read.add(
                    TopicWriter.open(vertx, registry, "kafka-bridge.topics." + topic, how, false)
                        .onSuccess(writer -> writers.put(topic, writer))));
    return Future.join(read).mapEmpty();
  }

  @Override
  public Sink sink() {
    return new KafkaSink(options, writers, topics, producing);
  }

  @Override
  public Future<Void> close() {
    return producing
        .close()
        .eventually(topics::close)
        .eventually(() -> registry == null ? Future.succeededFuture() : registry.close());
  }

  /** Joins a route's group; blocks. */
  Subscription subscribe(KafkaRoute route, int most) {
    return Subscription.open(
        properties.consumer(route.group(), most), route.from(), options.timeout());
  }

  /** Where sources put what is given up. */
  DeadLetters deadLetters() {
    return deadLetters;
  }

  private Future<Codec> codec(KafkaRoute route) {
    if (route.codec() == CodecName.JSON) {
      return Future.succeededFuture(Codec.json());
    }
    return route.schema() == null
        ? Future.succeededFuture(Codec.avro(new AvroReader(registry, null)))
        : SchemaFile.read(vertx, "kafka-bridge.routes.schema", route.schema())
            .map(schema -> Codec.avro(new AvroReader(registry, schema)));
  }

  private WorkerExecutor thread() {
    return vertx.createSharedWorkerExecutor(
        "darkroom-kafka-" + Ids.next(), 1, LONGEST_CALL_MINUTES, TimeUnit.MINUTES);
  }
}
