package io.darkroom.httpclient;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/** Placeholder. */
public final class GuardedClient {
  private GuardedClient() {}

  public static GuardedClient create(Vertx vertx, GuardOptions options) {
    return new GuardedClient();
  }

  public Future<Fetched> get(String url) {
    return Future.failedFuture("");
  }

  public Future<Posted> post(String url, MultiMap headers, Buffer body, Duration timeout) {
    return Future.failedFuture("");
  }

  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
