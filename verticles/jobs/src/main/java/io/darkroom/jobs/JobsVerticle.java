package io.darkroom.jobs;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.bus.Ask;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.storage.StorageOptions;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role {@code jobs}: makes jobs durable, gives them to workers and what they owe to deliverers,
 * and sees to it that each ends. One instance a node; several nodes only over MongoDB.
 */
public final class JobsVerticle extends DarkroomVerticle {
  /** How often expired jobs are looked for, in milliseconds = {@value}. */
  static final long PURGE_INTERVAL = 30_000;

  private static final Logger log = LoggerFactory.getLogger(JobsVerticle.class);

  private final List<MessageConsumer<?>> consumers = new ArrayList<>();
  private JobStore store;
  private BusSignals signals;
  private Blobs blobs;
  private JobsMetrics metrics;
  private boolean sweeping;
  private boolean purging;

  @Override
  public String role() {
    return "jobs";
  }

  @Override
  public void check(Conf conf) {
    JobsOptions.read(conf);
    StorageOptions.read(conf);
  }

  @Override
  public Future<?> start() {
    Conf conf = Conf.of(config());
    JobsOptions options = JobsOptions.read(conf);
    StorageOptions storage = StorageOptions.read(conf);
    conf.throwIfAny();
    InstantSource clock = InstantSource.system();
    metrics = new JobsMetrics(Metrics.globalRegistry, OperationSpec.all().keySet());
    signals = new BusSignals(vertx);
    store = JobStores.of(vertx, options, metrics);
    blobs =
        new Blobs(
            vertx,
            storage,
            id -> store.get(id).map(job -> job.map(it -> it.state().finished()).orElse(true)));
    Witness witness = new Witness(signals, metrics);
    Admission admission = new Admission(options.highWater(), options.lowWater());
    JobService service = new JobService(store, options, admission, clock, witness, metrics);
    Sweeper sweeper =
        new Sweeper(store, options.policy(), admission, clock, signals, witness, metrics);
    return store
        .open()
        .compose(opened -> sweeper.sweep())
        .compose(swept -> serve(service))
        .onSuccess(
            served -> {
              vertx.setPeriodic(options.sweepInterval(), timer -> sweep(sweeper::sweep));
              vertx.setPeriodic(PURGE_INTERVAL, timer -> purge(() -> sweeper.purge(blobs::remove)));
              log.atInfo().addKeyValue("store", options.store()).log("jobs open");
            })
        .recover(
            error -> {
              metrics.close();
              return store.close().transform(closed -> Future.failedFuture(error));
            });
  }

  private Future<?> serve(JobService service) {
    Bus bus = new Bus(vertx);
    return Future.all(
        List.of(
            serve(bus, Jobs.SUBMIT, service::submit),
            serve(bus, Jobs.CLAIM, service::claim),
            serve(bus, Jobs.RENEW, service::renew),
            serve(bus, Jobs.FINISH, service::finish),
            serve(bus, Jobs.GET, service::get),
            serve(bus, Jobs.LIST, service::list),
            serve(bus, Jobs.CANCEL, service::cancel),
            serve(bus, Jobs.RETRY, service::retry),
            serve(bus, Jobs.CLAIM_DELIVERIES, service::claimDeliveries),
            serve(bus, Jobs.SETTLE, service::settle),
            serve(bus, Jobs.LIST_DELIVERIES, service::listDeliveries),
            serve(bus, Jobs.REPLAY_DELIVERY, service::replay),
            serve(bus, Jobs.STATS, question -> service.stats())));
  }

  private <Q, A> Future<?> serve(Bus bus, Ask<Q, A> ask, Function<Q, Future<A>> answerer) {
    return bus.serve(ask, answerer).onSuccess(consumers::add);
  }

  private void sweep(Supplier<Future<Void>> round) {
    if (!sweeping) {
      sweeping = true;
      round.get().onFailure(error -> failed("sweep", error)).onComplete(it -> sweeping = false);
    }
  }

  private void purge(Supplier<Future<Void>> round) {
    if (!purging) {
      purging = true;
      round.get().onFailure(error -> failed("purge", error)).onComplete(it -> purging = false);
    }
  }

  private static void failed(String what, Throwable error) {
    log.atLevel(DarkroomException.of(error).failure().level())
        .setCause(error)
        .addKeyValue("round", what)
        .log("round failed, the next will do");
  }

  @Override
  public Future<?> stop() {
    return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
        .onComplete(
            stopped -> {
              signals.flush();
              metrics.close();
            })
        .eventually(store::close)
        .eventually(blobs::close)
        .onSuccess(closed -> log.atInfo().log("jobs closed"));
  }
}
