package io.darkroom.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of the pictures that users have uploaded; what it was not given is not there. */
final class SharpSource implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  SharpSource() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    server.start();
    put("small.jpg", Pictures.jpeg(120, 80));
    put("other.jpg", Pictures.jpeg(90, 60));
    put("text.jpg", "<html>no picture</html>".getBytes(StandardCharsets.US_ASCII));
    put("huge.png", Pictures.pngOfNothing(6_000, 6_000));
  }

  void put(String name, byte[] file) {
    files.put("/" + name, file);
  }

  String url(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
