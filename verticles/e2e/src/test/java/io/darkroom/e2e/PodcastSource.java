package io.darkroom.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of artwork: {@code /<anything>.jpg} and {@code .png} are there, all else is not. */
final class PodcastSource implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<String> admitted = new HashSet<>();
  private int most = Integer.MAX_VALUE;

  PodcastSource() throws IOException {
    byte[] jpeg = Pictures.jpeg(300, 200);
    byte[] png = Pictures.png(120, 160);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            admit(path);
            byte[] body = path.endsWith(".jpg") ? jpeg : path.endsWith(".png") ? png : null;
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    server.start();
  }

  /**
   * Answers for so many different pieces in all; who asks for another waits. What depends on these
   * cannot end, however slow the test is that waits for its midst.
   */
  synchronized void answerFor(int pieces) {
    most = pieces;
    notifyAll();
  }

  private synchronized void admit(String path) throws IOException {
    while (!admitted.contains(path) && admitted.size() >= most) {
      try {
        wait();
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
        throw new IOException("closed while " + path + " waited", closed);
      }
    }
    admitted.add(path);
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
