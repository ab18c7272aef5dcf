package io.darkroom.postback;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Gets postbacks on loopback, and answers by a script. */
final class Receiver {
  record Got(MultiMap headers, Buffer body) {
    String id() {
      return headers.get("webhook-id");
    }
  }

  final List<Got> got = new CopyOnWriteArrayList<>();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger now = new AtomicInteger();
  private final HttpServer server;

  Receiver(Vertx vertx, Consumer<HttpServerRequest> script) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> take(request, script))
            .listen(0, "127.0.0.1")
            .await();
  }

  static Receiver answering(Vertx vertx, int status) {
    return new Receiver(vertx, request -> request.response().setStatusCode(status).end());
  }

  /** The address, by a name or a spelling of 127.0.0.1. */
  String url(String host) {
    return "http://" + host + ":" + server.actualPort() + "/hook";
  }

  private void take(HttpServerRequest request, Consumer<HttpServerRequest> script) {
    mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
    request.response().endHandler(ended -> now.decrementAndGet());
    request
        .body()
        .onSuccess(
            body -> {
              got.add(new Got(request.headers(), body));
              script.accept(request);
            });
  }
}
