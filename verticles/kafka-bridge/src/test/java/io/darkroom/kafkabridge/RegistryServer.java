package io.darkroom.kafkabridge;

import static io.darkroom.contract.Eventually.eventually;

import io.darkroom.contract.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A schema registry that others wrote, Apicurio's, in a process of its own. It speaks Confluent's
 * API beside its own, and keeps what it is told in memory.
 */
public final class RegistryServer implements AutoCloseable {
  private static final int MEGABYTES = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = FreePorts.one();
  private final ServerProcess process;

  /** Starts; its output goes into that folder. */
  RegistryServer(Path folder) {
    this(folder, Path.of(".."));
  }

  /**
   * Starts.
   *
   * @param folder gets its output
   * @param modules where the module is that has brought the server
   */
  public RegistryServer(Path folder, Path modules) {
    String jars = ServerProcess.jars(modules, "kafka-servers", "registry");
    String libraries = ServerProcess.jars(modules, "kafka-servers", "registry/lib");
    process =
        ServerProcess.java(
            folder.resolve("registry.txt"),
            MEGABYTES,
            List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-cp",
                jars + ":" + libraries,
                "io.quarkus.runner.GeneratedMain"));
    eventually(
        PATIENCE,
        () -> {
          process.check();
          if (status("/health/ready") != 200) {
            throw new AssertionError("not ready");
          }
        });
  }

  /** Where it speaks Confluent's API. */
  public String url() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  @Override
  public void close() {
    process.close();
  }

  private int status(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
