package io.darkroom.map.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium that plays a film and tells what it saw, where there is one. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");
  private static final long SECONDS = 45;

  private final Path executable;

  private Browser(Path executable) {
    this.executable = executable;
  }

  /** The first of the PATH. */
  static Optional<Browser> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Browser::new);
  }

  /**
   * Opens a page that has the film under {@code /film}, and gives what the page says to {@code
   * /said}.
   */
  String open(String page, Path film, String type, Path folder) throws Exception {
    CompletableFuture<String> said = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(server, "/", "text/html", page.getBytes(UTF_8));
    serve(server, "/film", type, Files.readAllBytes(film));
    server.createContext(
        "/said",
        exchange -> {
          said.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          answer(exchange, "text/plain", new byte[] {'k'});
        });
    server.start();
    ProcessBuilder command =
        new ProcessBuilder(
                executable.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + folder.resolve("profile"),
                "http://127.0.0.1:" + server.getAddress().getPort() + "/")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile());
    command.environment().put("TMPDIR", folder.toString());
    Process process = command.start();
    try {
      return said.get(SECONDS, TimeUnit.SECONDS);
    } finally {
      List<ProcessHandle> all =
          Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle one : all) {
        one.onExit().get(SECONDS, TimeUnit.SECONDS);
      }
      server.stop(0);
    }
  }

  private static void serve(HttpServer server, String path, String type, byte[] bytes) {
    server.createContext(path, exchange -> answer(exchange, type, bytes));
  }

  private static void answer(HttpExchange exchange, String type, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
