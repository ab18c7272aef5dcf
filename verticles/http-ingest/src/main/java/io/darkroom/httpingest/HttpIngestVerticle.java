package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Presets;
import io.darkroom.contract.bus.Bus;
import io.darkroom.httpclient.AddressGuard;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.httpingest.tokens.TokenVerifier;
import io.darkroom.messages.Door;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs and images by HTTP, and tells what became of them. Has started when it can be reached;
 * the port it listens on is then in the local map {@value #MAP} under {@value #PORT}. Stops by
 * taking nothing new, letting what is in flight end, and closing.
 */
public final class HttpIngestVerticle extends DarkroomVerticle {
  /** The local map where verticles of one process leave word = {@value}. */
  public static final String MAP = "darkroom";

  /** The key under which the port listened on is = {@value}. */
  public static final String PORT = "http-ingest.port";

  private static final Logger log = LoggerFactory.getLogger(HttpIngestVerticle.class);

  private HttpIngestOptions options;
  private BlobStore store;
  private JobWatch watch;
  private HttpServer server;
  private volatile boolean stopping;

  @Override
  public String role() {
    return HttpIngestOptions.SECTION;
  }

  @Override
  public void check(Conf conf) {
    HttpIngestOptions.read(conf);
    Presets.read(conf, OperationSpec.all());
    StorageOptions.read(conf);
    GuardOptions.read(conf);
  }

  @Override
  public Future<?> start() {
    Conf conf = Conf.of(config());
    options = HttpIngestOptions.read(conf);
    StorageOptions storage = StorageOptions.read(conf);
    GuardOptions guard = GuardOptions.read(conf);
    Presets presets = Presets.read(conf, OperationSpec.all());
    conf.throwIfAny();
    return BlobStores.open(vertx, storage)
        .compose(
            opened -> {
              store = opened;
              Door door = new Door(OperationSpec.all(), presets, AddressGuard.of(guard));
              return verifier().compose(verifier -> listen(door, verifier)).recover(this::closed);
            });
  }

  @Override
  public Future<?> stop() {
    stopping = true;
    watch.stop();
    return server
        .shutdown(options.drain().toMillis(), TimeUnit.MILLISECONDS)
        .transform(down -> store.close())
        .onSuccess(closed -> log.info("http-ingest closed"));
  }

  private Future<Void> closed(Throwable error) {
    return store.close().transform(closed -> Future.failedFuture(error));
  }

  private Future<Optional<TokenVerifier>> verifier() {
    return options.avatars().enabled()
        ? options.avatars().auth().open(vertx)
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Void> listen(Door door, Optional<TokenVerifier> verifier) {
    Bus bus = new Bus(vertx);
    IngestMetrics metrics = new IngestMetrics(Metrics.globalRegistry);
    Connections connections = new Connections(vertx, options.limits(), metrics);
    watch = new JobWatch(vertx, bus, options.waits(), metrics);
    Api api =
        new Api(
            new Endpoints(vertx, bus, store, options, metrics, watch, verifier, () -> stopping)
                .all(door),
            ApiKeys.of(options.apiKeys()),
            new Problems(connections, options.waits(), metrics),
            connections,
            metrics);
    Router router = api.router(vertx, options.allowedOrigins());
    server =
        vertx
            .createHttpServer(serverOptions())
            .connectionHandler(connections::open)
            .invalidRequestHandler(Unreadable::answer)
            .requestHandler(router);
    return watch.open().compose(heard -> server.listen()).onSuccess(this::announce).mapEmpty();
  }

  private HttpServerOptions serverOptions() {
    Limits limits = options.limits();
    // Nothing in either direction for longer than anybody may be made to wait: it is gone.
    long silence = options.waits().maxWait().plus(limits.idle()).toMillis();
    return new HttpServerOptions()
        .setHost(options.host())
        .setPort(options.port())
        .setHttp2ClearTextEnabled(false)
        .setMaxInitialLineLength(limits.maxHead())
        .setMaxHeaderSize(limits.maxHead())
        .setMaxFormAttributeSize((int) limits.maxJson())
        .setMaxFormFields(8)
        .setMaxFormBufferedBytes(8 << 10)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout((int) Math.min(silence, Integer.MAX_VALUE));
  }

  private void announce(HttpServer listening) {
    int port = listening.actualPort();
    vertx.sharedData().<String, Integer>getLocalMap(MAP).put(PORT, port);
    log.atInfo()
        .addKeyValue("host", options.host())
        .addKeyValue("port", port)
        .addKeyValue("keys", options.apiKeys().size())
        .log("http-ingest listening");
  }
}
