package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest extends ClientTest {
  private static final String PASSWORD = "changeit";

  @TempDir private static Path dir;
  private static String keyStore;
  private HttpServer server;

  /** A handshake is much work for a machine that has other work, too. */
  private static final GuardOptions PATIENT =
      Options.of(Options.quickJson().put("connectTimeout", "30s").put("totalTimeout", "40s"));

  @BeforeAll
  static void makeKeys() throws IOException, InterruptedException {
    keyStore = keyStore();
  }

  @BeforeEach
  void start() {
    PfxOptions keys = new PfxOptions().setPath(keyStore).setPassword(PASSWORD);
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(keys))
            .requestHandler(
                request -> {
                  if (request.path().equals("/down")) {
                    request
                        .response()
                        .setStatusCode(302)
                        .putHeader("location", "http://images.example/")
                        .end();
                  } else {
                    String name = request.connection().indicatedServerName();
                    request.response().end(name == null ? "nobody" : name);
                  }
                })
            .listen(0, Servers.LOOPBACK)
            .await();
    client = new GuardedClient(vertx, PATIENT, TlsTest::loopback, keys);
  }

  @Test
  void indicatesTheNameAndBelievesItsCertificate() {
    assertEquals("images.example", got(client.get(url("images.example", "/"))).body().toString());
  }

  @Test
  void believesACertificateForAnAddress() {
    assertEquals("nobody", got(client.get(url("127.0.0.1", "/"))).body().toString());
  }

  @Test
  void refusesACertificateForAnotherName() {
    assertTrue(
        fails(Failure.SOURCE_UNREACHABLE, client.get(url("other.example", "/")))
            .getMessage()
            .contains("certificate"));
  }

  @Test
  void refusesACertificateOfNobodyTrusted() {
    client = new GuardedClient(vertx, PATIENT, TlsTest::loopback, null);
    fails(Failure.SOURCE_UNREACHABLE, client.get(url("images.example", "/")));
  }

  @Test
  void followsNoRedirectFromHttpsToHttp() {
    fails(Failure.ADDRESS_FORBIDDEN, client.get(url("images.example", "/down")));
  }

  private String url(String host, String path) {
    return "https://" + host + ":" + server.actualPort() + path;
  }

  private static Future<List<InetAddress>> loopback(String host) {
    return Future.succeededFuture(List.of(HostLiteral.address(new byte[] {127, 0, 0, 1})));
  }

  private static String keyStore() throws IOException, InterruptedException {
    String file = dir.resolve("keys.p12").toString();
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "images",
                "-dname",
                "CN=images.example",
                "-ext",
                "san=dns:images.example,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file,
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertTrue(keytool.waitFor(30, TimeUnit.SECONDS) && keytool.exitValue() == 0, "keytool");
    return file;
  }
}
