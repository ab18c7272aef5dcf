package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A client, and what its tests say again and again. */
abstract class ClientTest {
  final Vertx vertx = Vertx.vertx();
  GuardedClient client = GuardedClient.create(vertx, Options.quick());

  @AfterEach
  void close() {
    client.close().await();
    vertx.close().await();
  }

  /** Makes the client anew, with one option changed. */
  void with(String key, Object value) {
    client = GuardedClient.create(vertx, Options.of(Options.quickJson().put(key, value)));
  }

  void withAll(JsonObject changed) {
    client = GuardedClient.create(vertx, Options.of(Options.quickJson().mergeIn(changed)));
  }

  static <T> T got(Future<T> future) {
    return future.timeout(20, TimeUnit.SECONDS).await();
  }

  static DarkroomException fails(Failure failure, Future<?> future) {
    DarkroomException thrown = assertThrows(DarkroomException.class, () -> got(future));
    assertEquals(failure, thrown.failure(), thrown.getMessage());
    return thrown;
  }
}
