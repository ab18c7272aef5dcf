package io.darkroom.amqpbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker behind TLS, whose certificate nobody but the test has signed. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TlsIT {
  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;
  private static ArtemisServer server;

  private final Loop loop = new Loop();

  @BeforeAll
  static void start() throws Exception {
    keytool("-genkeypair", "-keyalg", "RSA", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1");
    keytool("-exportcert", "-rfc", "-file", certificate());
    server =
        new ArtemisServer(
            folder, ";sslEnabled=true;keyStorePath=" + store() + ";keyStorePassword=" + PASSWORD);
    server.start();
    server.declare("out");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void isMetByWhoTrustsIt() {
    AmqpSink sink = sink(new JsonObject().put("trust", certificate()));
    assertNull(loop.run(() -> sink.send(List.of(Loop.outgoing("1", "out")))).get(0));
    loop.run(sink::close);
  }

  @Test
  void isNotMetByOthers() {
    AmqpSink sink = sink(new JsonObject());
    assertEquals(
        Failure.BROKER_UNAVAILABLE,
        loop.run(() -> sink.send(List.of(Loop.outgoing("1", "out")))).get(0).failure());
    loop.run(sink::close);
  }

  private AmqpSink sink(JsonObject tls) {
    return new AmqpSink(
        loop.vertx(), Loop.options(Loop.section(server.uri(), Dialect.ARTEMIS).put("tls", tls)));
  }

  private static String store() {
    return folder.resolve("broker.p12").toString();
  }

  private static String certificate() {
    return folder.resolve("broker.pem").toString();
  }

  private static void keytool(String... what) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                store(),
                "-storepass",
                PASSWORD,
                "-alias",
                "broker"));
    command.addAll(1, List.of(what));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertEquals(0, process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue());
  }
}
