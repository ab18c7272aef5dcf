package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A store of the subclass's kind for each test, with buckets of its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class StoreFixture {
  static final BlobMeta JPEG = BlobMeta.of("image/jpeg");

  private final String suffix = UUID.randomUUID().toString().substring(0, 8);

  Vertx vertx;
  BlobStore store;

  /** The section {@code storage}, without buckets. */
  protected abstract JsonObject storage();

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    store = another();
  }

  @AfterEach
  void close() {
    store.close().await();
    vertx.close().await();
  }

  /** One more store over the same buckets, as another process would have it. */
  final BlobStore another() {
    return BlobStores.open(vertx, options()).await();
  }

  final StorageOptions options() {
    JsonObject buckets =
        new JsonObject().put("private", "private-" + suffix).put("public", "public-" + suffix);
    Conf conf = Conf.of(new JsonObject().put("storage", storage().put("buckets", buckets)));
    StorageOptions options = StorageOptions.read(conf);
    conf.throwIfAny();
    return options;
  }

  static BlobRef ref(String key) {
    return new BlobRef(BlobRef.PRIVATE, key);
  }

  /** The call's outcome, made on a context. */
  final <T> T onContext(Function<Context, Future<T>> call) {
    Promise<T> outcome = Promise.promise();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(hop -> call.apply(context).onComplete(outcome));
    return outcome.future().await();
  }

  final BlobInfo put(String key, String text) {
    return store.put(ref(key), JPEG, Buffer.buffer(text)).await();
  }

  final String text(String key) {
    return store.read(ref(key), 1 << 20).await().toString();
  }

  /** What the content's stream gives. */
  final Buffer drained(BlobContent content) {
    return Whole.of(content, Long.MAX_VALUE).await();
  }

  static void assertFails(Failure failure, Future<?> call) {
    DarkroomException thrown = assertThrows(DarkroomException.class, call::await);
    assertEquals(failure, thrown.failure(), thrown.getMessage());
  }
}
