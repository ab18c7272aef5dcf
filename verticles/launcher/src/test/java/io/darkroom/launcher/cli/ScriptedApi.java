package io.darkroom.launcher.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.darkroom.launcher.Main;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that says what it was told to say, and commands that ask it. */
final class ScriptedApi implements AutoCloseable {
  /** What came in. */
  record Request(String line, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(", ", headers.getOrDefault(name, List.of()));
    }
  }

  /** What a command left. */
  record Ended(int code, String out, String err) {}

  private record Answer(int status, String type, String body) {}

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  ScriptedApi() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The next answer to requests of that method and path; the last one stays. */
  ScriptedApi on(String methodAndPath, int status, JsonObject body) {
    String type = status < 400 ? "application/json" : "application/problem+json";
    return on(methodAndPath, status, type, body.encode());
  }

  ScriptedApi on(String methodAndPath, int status, String type, String body) {
    answers
        .computeIfAbsent(methodAndPath, none -> new ConcurrentLinkedDeque<>())
        .add(new Answer(status, type, body));
    return this;
  }

  List<Request> requests() {
    return requests;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Runs a command against this server. */
  Ended run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--url", url()));
    return runAsIs(all.toArray(String[]::new));
  }

  static Ended runAsIs(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    return new Ended(code, out.toString(), err.toString());
  }

  static JsonObject job(String state) {
    return new JsonObject().put("id", "j1").put("state", state).put("operation", "renditions");
  }

  static JsonObject problem(String code, String detail) {
    return new JsonObject().put("code", code).put("detail", detail);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(new Request(line, Map.copyOf(exchange.getRequestHeaders()), body));
      Deque<Answer> script =
          answers.get(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      Answer answer =
          script == null
              ? new Answer(404, "text/plain", "nothing is scripted for " + line)
              : script.size() > 1 ? script.poll() : script.peek();
      byte[] bytes = answer.body.getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", answer.type);
      exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
