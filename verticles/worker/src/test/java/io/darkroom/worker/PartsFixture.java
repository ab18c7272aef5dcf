package io.darkroom.worker;

import static io.darkroom.contract.Eventually.eventuallyGet;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.darkroom.jobs.JobsVerticle;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loops with the real role jobs. Jobs of the operation {@value #ALBUM} have as many parts as they
 * say, of the operation {@value #PAGE}, and put together what these have made.
 */
abstract class PartsFixture {
  static final Duration SOON = Duration.ofSeconds(20);
  static final String ALBUM = "album";
  static final String PAGE = "page";

  @TempDir Path folder;
  Vertx vertx;
  Bus bus;
  BlobStore store;

  /** How often each part was begun, by its job's parent and its number. */
  final Map<String, Integer> begun = new ConcurrentHashMap<>();

  /** Most albums that were in hand at once. */
  final AtomicInteger mostAlbums = new AtomicInteger();

  /** When it completes, what workers store is stored. */
  Future<Void> puts = Future.succeededFuture();

  final AtomicInteger putsBegun = new AtomicInteger();
  final AtomicInteger putsDone = new AtomicInteger();

  private final AtomicInteger albums = new AtomicInteger();
  private final List<WorkLoop> loops = new ArrayList<>();

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    bus = new Bus(vertx);
    vertx.deployVerticle(new JobsVerticle(), new DeploymentOptions().setConfig(config())).await();
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config()))).await();
  }

  @AfterEach
  void close() {
    loops.forEach(loop -> loop.stop().await());
    store.close().await();
    vertx.close().await();
  }

  JsonObject config() {
    return new JsonObject()
        .put(
            "storage",
            new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
        .put(
            "jobs",
            new JsonObject()
                .put("sqlite", new JsonObject().put("file", folder.resolve("jobs.db").toString()))
                .put("backoff", "10ms")
                .put("sweepInterval", "20ms")
                .put("highWater", 20)
                .put("lowWater", 19))
        .put(
            "worker",
            new JsonObject().put("cpuThreads", 2).put("drain", "10s").put("renewEvery", "200ms"));
  }

  JsonObject slots(int slots) {
    JsonObject config = config();
    config.getJsonObject("worker").put("slots", slots);
    return config;
  }

  WorkLoop start(int slots, Function<Work, Future<JsonObject>> page) {
    return start(slots(slots), page);
  }

  WorkLoop start(JsonObject config, Function<Work, Future<JsonObject>> page) {
    List<Operation> operations =
        List.of(
            new Steps(ALBUM, this::album),
            new Steps(
                PAGE,
                work -> {
                  String name = work.request().parent() + work.request().options().getInteger("n");
                  begun.merge(name, 1, Integer::sum);
                  return page.apply(work);
                }));
    return start(config, operations);
  }

  WorkLoop start(JsonObject config, List<Operation> operations) {
    WorkLoop loop =
        WorkLoop.start(
                vertx, config, operations, options -> options.openStore(vertx).map(this::slow))
            .await();
    loops.add(loop);
    return loop;
  }

  /** The store, which takes what it is given when {@link #puts} completes. */
  private BlobStore slow(BlobStore opened) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Callable<Object> call = () -> method.invoke(opened, arguments);
          if (!method.getName().equals("put")) {
            return call.call();
          }
          putsBegun.incrementAndGet();
          return puts.compose(
                  go -> {
                    try {
                      return (Future<?>) call.call();
                    } catch (Exception error) {
                      return Future.failedFuture(error);
                    }
                  })
              .onComplete(put -> putsDone.incrementAndGet());
        };
    return (BlobStore)
        Proxy.newProxyInstance(
            BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, handler);
  }

  void stopped(WorkLoop loop) {
    loops.remove(loop);
  }

  private Future<JsonObject> album(Work work) {
    mostAlbums.accumulateAndGet(albums.incrementAndGet(), Math::max);
    List<Part> parts =
        IntStream.range(0, work.request().options().getInteger("pages"))
            .mapToObj(n -> new Part("page-" + n, page(n)))
            .toList();
    return work.parts(parts, "printing")
        .compose(
            pages -> {
              Future<Buffer> all = Future.succeededFuture(Buffer.buffer());
              for (JobView page : pages) {
                all =
                    all.compose(
                        before -> work.read(page.renditions().get(0)).map(before::appendBuffer));
              }
              return all;
            })
        .compose(bound -> work.store(text("album", bound)))
        .map(stored -> new JsonObject().put("renditions", new JsonArray().add(stored.toJson())))
        .onComplete(ended -> albums.decrementAndGet());
  }

  private static JobRequest page(int number) {
    return JobRequest.of(PAGE, null, new JsonObject().put("n", number));
  }

  /** What a page's operation does. */
  static Future<JsonObject> print(Work work) {
    String text = work.request().options().getInteger("n") + ";";
    return work.store(text("page", Buffer.buffer(text)))
        .map(stored -> new JsonObject().put("renditions", new JsonArray().add(stored.toJson())));
  }

  static int number(Work work) {
    return work.request().options().getInteger("n");
  }

  private static Product text(String name, Buffer text) {
    return new Product(name, "txt", "text/plain", null, 0, 0, text);
  }

  String submit(int pages) {
    return submit(JobRequest.of(ALBUM, null, new JsonObject().put("pages", pages)));
  }

  String submit(JobRequest request) {
    Submission submission = new Submission(Ids.next(), request, null, null);
    List<Submitted> taken = bus.ask(Jobs.SUBMIT, List.of(submission)).await();
    return taken.get(0).job().id();
  }

  JobView job(String id) {
    return bus.ask(Jobs.GET, id).await();
  }

  JobView ended(String id) {
    return eventuallyGet(
        SOON,
        () -> {
          JobView job = job(id);
          return job.state().finished() ? job : null;
        });
  }

  List<JobView> parts(String id) {
    return bus.ask(Jobs.LIST, new JobQuery(null, null, id, 1_000, null)).await().items().stream()
        .map(JobView::new)
        .toList();
  }

  String made(JobView job) {
    return store.read(job.renditions().get(0).blob(), 1_000_000).await().toString();
  }

  List<BlobInfo> leftovers() {
    return store.list(BlobRef.PRIVATE, "parts/", 100).await();
  }
}
