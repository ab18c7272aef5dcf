package io.darkroom.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** Somebody's web server, with photographs: {@code /0.jpg}, {@code /1.jpg}, ... */
record PhotoServer(HttpServer server) implements AutoCloseable {
  static PhotoServer start(Vertx vertx, Photos photos) {
    return new PhotoServer(
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  String name = request.path().replaceAll("\\D", "");
                  request.response().end(photos.buffer(Integer.parseInt(name)));
                })
            .listen(0, "127.0.0.1")
            .await());
  }

  String url(int photo) {
    return "http://127.0.0.1:" + server.actualPort() + "/" + photo + ".jpg";
  }

  @Override
  public void close() {
    server.close().await();
  }
}
