package io.darkroom.httpclient;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.function.BiConsumer;

/** Servers of all manners, on loopback. */
final class Servers {
  static final String LOOPBACK = "127.0.0.1";

  private Servers() {}

  static HttpServer http(Vertx vertx, Handler<HttpServerRequest> handler) {
    return vertx.createHttpServer().requestHandler(handler).listen(0, LOOPBACK).await();
  }

  /** Speaks bytes: {@code script} gets each request's head, and answers as it likes. */
  static NetServer raw(Vertx vertx, BiConsumer<NetSocket, String> script) {
    return vertx
        .createNetServer()
        .connectHandler(
            socket -> {
              Buffer head = Buffer.buffer();
              socket.exceptionHandler(gone -> {});
              socket.handler(
                  bytes -> {
                    head.appendBuffer(bytes);
                    if (head.toString().contains("\r\n\r\n")) {
                      script.accept(socket, head.toString());
                    }
                  });
            })
        .listen(0, LOOPBACK)
        .await();
  }

  /** Says its last words, and hangs up. */
  static void last(NetSocket socket, String words) {
    socket.end(Buffer.buffer(words));
  }

  static String url(HttpServer server, String path) {
    return "http://" + LOOPBACK + ":" + server.actualPort() + path;
  }

  static String url(NetServer server) {
    return "http://" + LOOPBACK + ":" + server.actualPort() + "/x";
  }
}
