package io.darkroom.postback;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Ids;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.httpclient.GuardedClient;
import io.darkroom.messages.MessageFormats;
import io.vertx.core.Future;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role {@code postback}; see the package. */
public final class PostbackVerticle extends DarkroomVerticle {
  /** The role's name = {@value}. */
  public static final String ROLE = "postback";

  private static final Logger log = LoggerFactory.getLogger(PostbackVerticle.class);

  private final Clock clock;
  private final DoubleSupplier random;
  private Meters meters;
  private GuardedClient client;
  private Deliverer deliverer;
  private MessageConsumer<JsonObject> nudges;
  private long poll;

  /** A postback verticle, to be deployed. */
  public PostbackVerticle() {
    this(Clock.systemUTC(), () -> ThreadLocalRandom.current().nextDouble());
  }

  PostbackVerticle(Clock clock, DoubleSupplier random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public void check(Conf conf) {
    PostbackOptions.read(conf);
    GuardOptions.read(conf);
    MessageFormats.open(conf);
  }

  @Override
  public Future<?> start() {
    Conf conf = Conf.of(config());
    PostbackOptions options = PostbackOptions.read(conf);
    GuardOptions guard = GuardOptions.read(conf);
    MessageFormats formats = MessageFormats.open(conf);
    conf.throwIfAny();
    Bus bus = new Bus(vertx);
    return secrets(options)
        .compose(
            secrets -> {
              meters = new Meters();
              client = GuardedClient.create(vertx, guard);
              Judge judge = new Judge(options, clock, random);
              Sender sender =
                  new Sender(client, formats, new Signature(secrets), judge, options, clock);
              String name = ROLE + "-" + Ids.next();
              deliverer = new Deliverer(vertx, bus, name, options, sender, meters, clock);
              return bus.listen(Jobs.deliveries(Notify.POSTBACK), kind -> deliverer.nudge());
            })
        .onSuccess(
            listener -> {
              nudges = listener;
              poll = vertx.setPeriodic(0, options.poll().toMillis(), passed -> deliverer.tick());
              log.atInfo().addKeyValue("concurrency", options.concurrency()).log("postback open");
            });
  }

  @Override
  public Future<?> stop() {
    vertx.cancelTimer(poll);
    return nudges
        .unregister()
        .eventually(deliverer::stop)
        .eventually(client::close)
        .onComplete(
            closed -> {
              meters.close();
              log.atInfo().log("postback closed");
            });
  }

  private Future<List<Secret>> secrets(PostbackOptions options) {
    if (!options.secrets().isEmpty()) {
      return Future.succeededFuture(options.secrets());
    }
    return vertx.executeBlocking(() -> List.of(SecretFile.open(Path.of(options.secretFile()))));
  }
}
