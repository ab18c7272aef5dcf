package io.darkroom.bridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Ids;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Handover;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.QueueDepth;
import io.darkroom.messages.Door;
import io.darkroom.messages.MessageFormats;
import io.vertx.core.Future;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role of a bridge to one kind of broker; see the package. It starts whether its broker is
 * there or not, and without routes and unless enabled it does nothing.
 */
public abstract class BridgeVerticle extends DarkroomVerticle {
  private static final Logger log = LoggerFactory.getLogger(BridgeVerticle.class);

  private final String kind;
  private final Batching batching;
  private final List<Inlet> inlets = new ArrayList<>();
  private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();
  private BridgeMeters meters;
  private BridgeOptions options;
  private Broker broker;
  private Sink sink;
  private Outlet outlet;
  private long poll;

  /**
   * A bridge to brokers of that kind.
   *
   * @param kind as deliveries name it: {@code sqs}, {@code kafka}, {@code amqp}
   */
  protected BridgeVerticle(String kind, Batching batching) {
    this.kind = kind;
    this.batching = batching;
  }

  /**
   * Reads the broker's own keys of the section, complaining about what is wrong with them. Connects
   * to nothing.
   */
  protected abstract Broker broker(Conf section);

  @Override
  public final String role() {
    return kind + "-bridge";
  }

  @Override
  public final void check(Conf conf) {
    read(conf);
    Door.open(conf);
  }

  @Override
  public final Future<?> start() {
    Conf conf = Conf.of(config());
    MessageFormats formats = read(conf);
    Door door = Door.open(conf);
    conf.throwIfAny();
    if (!options.enabled()) {
      return Future.succeededFuture();
    }
    meters = new BridgeMeters(kind);
    Bus bus = new Bus(vertx);
    return broker
        .open(vertx)
        .compose(
            opened -> {
              sink = broker.sink();
              outlet = new Outlet(vertx, bus, kind, Ids.next(), options, sink, formats, meters);
              for (Route route : options.routes()) {
                for (int i = 0; i < route.consumers(); i++) {
                  inlets.add(new Inlet(vertx, bus, kind, route, door, meters));
                }
              }
              Handovers handovers = new Handovers(sink);
              return Future.all(
                  bus.listen(Jobs.deliveries(kind), due -> outlet.nudge())
                      .onSuccess(consumers::add),
                  bus.serve(QueueDepth.ask(kind), question -> broker.depths())
                      .onSuccess(consumers::add),
                  bus.serve(Handover.ask(kind), handovers::send).onSuccess(consumers::add));
            })
        .onSuccess(
            heard -> {
              poll = vertx.setPeriodic(0, options.poll().toMillis(), passed -> outlet.nudge());
              inlets.forEach(Inlet::start);
              log.atInfo()
                  .addKeyValue("kind", kind)
                  .addKeyValue("routes", options.routes().stream().map(Route::name).toList())
                  .log("bridge open");
            });
  }

  @Override
  public final Future<?> stop() {
    if (!options.enabled()) {
      return Future.succeededFuture();
    }
    vertx.cancelTimer(poll);
    return Future.join(inlets.stream().map(inlet -> inlet.stop(options.drain())).toList())
        .eventually(() -> Future.join(consumers.stream().map(MessageConsumer::unregister).toList()))
        .eventually(() -> outlet.stop(options.drain()))
        .eventually(sink::close)
        .eventually(broker::close)
        .onComplete(
            closed -> {
              meters.close();
              log.atInfo().addKeyValue("kind", kind).log("bridge closed");
            });
  }

  private MessageFormats read(Conf root) {
    MessageFormats formats = MessageFormats.open(root);
    Conf section = root.section(role());
    broker = broker(section);
    options = BridgeOptions.read(kind, batching, section, formats, broker);
    return formats;
  }
}
