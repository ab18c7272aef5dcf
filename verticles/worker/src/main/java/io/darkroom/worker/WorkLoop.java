package io.darkroom.worker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobState;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.httpclient.GuardedClient;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does jobs of some operations, many at a time, until it is stopped. Start it on the context of the
 * verticle it belongs to; all it does happens there, but for what the CPU threads compute.
 */
public final class WorkLoop {
  /** How long endings may take to be told once draining is over = {@value} s. */
  private static final int TELL_SECONDS = 10;

  /** How often parts are asked for of whose end no notice came = 5 s. */
  private static final Duration ASK_AFTER_PARTS = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);

  private final Vertx vertx;
  private final Context context;
  private final Bus bus;
  private final String worker;
  private final List<String> operations;
  private final Tools tools;
  private final InHand inHand;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();
  private long poll;

  private WorkLoop(
      Vertx vertx,
      WorkerOptions options,
      BlobStore store,
      GuardedClient client,
      Commissions commissions,
      List<Operation> all) {
    this.vertx = vertx;
    context = Vertx.currentContext();
    bus = new Bus(vertx);
    Map<String, Operation> byName =
        all.stream().collect(Collectors.toMap(Operation::name, Function.identity()));
    operations = byName.keySet().stream().sorted().toList();
    worker = name();
    WorkerMetrics metrics = new WorkerMetrics(operations);
    CpuPool cpu = new CpuPool(options.cpuThreads(), options.costlyThreads());
    Leases leases = new Leases(vertx, bus, options);
    Suspects suspects = new Suspects(vertx, bus, store);
    tools =
        new Tools(
            options,
            store,
            client,
            cpu,
            leases,
            suspects,
            metrics,
            bus,
            commissions,
            new Leftovers(store, bus),
            this::cpuReturned,
            this::withoutSlot);
    inHand = new InHand(vertx, tools, byName, new Finisher(vertx, bus, leases), this::slotFreed);
    for (boolean costly : new boolean[] {false, true}) {
      List<String> own =
          operations.stream().filter(it -> byName.get(it).costly() == costly).toList();
      if (!own.isEmpty()) {
        int slots = costly ? options.costlyThreads() : options.slots();
        lanes.add(new Lane(costly, slots, own, options, bus, worker, inHand, metrics));
      }
    }
    metrics.watch(worker, options, lanes, cpu, suspects::listed);
  }

  /** Complains about what is wrong with the sections {@code worker}, storage and client. */
  public static void check(Conf root) {
    Tools.Options.read(root);
  }

  /** Opens what the work needs and begins to claim. Completes when nudges are heard. */
  public static Future<WorkLoop> start(
      Vertx vertx, JsonObject rootConfig, List<Operation> operations) {
    return start(vertx, rootConfig, operations, options -> options.openStore(vertx));
  }

  /** As the other, with a store that is opened so. */
  static Future<WorkLoop> start(
      Vertx vertx,
      JsonObject rootConfig,
      List<Operation> operations,
      Function<Tools.Options, Future<BlobStore>> opening) {
    return on(
        vertx.getOrCreateContext(),
        () -> {
          Conf conf = Conf.of(rootConfig);
          Tools.Options options = Tools.Options.read(conf);
          conf.throwIfAny();
          return opening
              .apply(options)
              .compose(
                  store -> {
                    GuardedClient client = GuardedClient.create(vertx, options.client());
                    return Commissions.open(vertx, ASK_AFTER_PARTS)
                        .map(
                            commissions ->
                                new WorkLoop(
                                    vertx,
                                    options.worker(),
                                    store,
                                    client,
                                    commissions,
                                    operations))
                        .compose(
                            loop ->
                                loop.begin(options.worker())
                                    .map(loop)
                                    .onFailure(failure -> loop.tools.close()));
                  });
        });
  }

  /** Takes no more jobs, lets those in hand end or gives them back, and closes everything. */
  public Future<Void> stop() {
    return on(context, this::end);
  }

  private Future<Void> begin(WorkerOptions options) {
    List<Future<MessageConsumer<JsonObject>>> listening = new ArrayList<>();
    listening.add(bus.listen(Jobs.CHANGED, this::changed));
    for (String operation : operations) {
      listening.add(bus.listen(Jobs.work(operation), nudge -> nudge()));
    }
    return tools
        .suspects()
        .open()
        .compose(read -> Future.all(listening))
        .map(
            all -> {
              all.<MessageConsumer<JsonObject>>list().forEach(consumers::add);
              poll = vertx.setPeriodic(options.poll().toMillis(), tick -> nudge());
              nudge();
              log.atInfo()
                  .addKeyValue("worker", worker)
                  .addKeyValue("operations", operations)
                  .addKeyValue("slots", options.slots())
                  .addKeyValue("cpuThreads", options.cpuThreads())
                  .log("worker started");
              return null;
            });
  }

  private Future<Void> end() {
    vertx.cancelTimer(poll);
    Duration drain = tools.options().drain();
    inHand.stopTaking();
    return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
        .transform(unheard -> Future.all(lanes.stream().map(Lane::stop).toList()))
        .compose(claimed -> inHand.drain(drain))
        .timeout(drain.toMillis() + TELL_SECONDS * 1_000L, TimeUnit.MILLISECONDS)
        .recover(
            error -> {
              log.atWarn()
                  .addKeyValue("worker", worker)
                  .log("worker stopped before all endings were told; their leases will end");
              return Future.succeededFuture();
            })
        .eventually(tools::close)
        .onSuccess(stopped -> log.atInfo().addKeyValue("worker", worker).log("worker stopped"));
  }

  /** A cancelled job is asked after, not dropped: the notice may be of an earlier attempt. */
  private void changed(List<Change> changes) {
    for (Change change : changes) {
      if (change.state() == JobState.CANCELLED) {
        tools.leases().ask(change.id());
      }
    }
  }

  private void nudge() {
    lanes.forEach(Lane::nudge);
  }

  private void slotFreed() {
    lanes.forEach(Lane::claim);
  }

  private <T> Future<T> withoutSlot(Attempt attempt, Supplier<Future<T>> parts) {
    return inHand.withoutSlot(attempt, parts);
  }

  private void cpuReturned(Attempt attempt) {
    inHand.cpuReturned(attempt);
  }

  private static String name() {
    String host = System.getenv().getOrDefault("HOSTNAME", "worker");
    return host + "-" + ProcessHandle.current().pid() + "-" + Ids.next().substring(24);
  }

  private static <T> Future<T> on(Context context, Supplier<Future<T>> deed) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(
        nothing -> {
          try {
            deed.get().onComplete(promise);
          } catch (RuntimeException error) {
            promise.fail(error);
          }
        });
    return promise.future();
  }
}
