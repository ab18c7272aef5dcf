package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Presets;
import io.darkroom.contract.bus.Bus;
import io.darkroom.httpclient.AddressGuard;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.messages.Door;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {
  @TempDir Path folder;

  @Test
  void hasExactlyTheEndpointsThatAreRouted() {
    Vertx vertx = Vertx.vertx();
    try {
      Conf conf = Conf.of(new JsonObject().put("http-ingest", Ingest.everything()));
      HttpIngestOptions options = HttpIngestOptions.read(conf);
      Bus bus = new Bus(vertx);
      IngestMetrics metrics = new IngestMetrics(new SimpleMeterRegistry());
      Endpoints endpoints =
          new Endpoints(
              vertx,
              bus,
              null,
              options,
              metrics,
              new JobWatch(vertx, bus, options.waits(), metrics),
              Optional.empty(),
              () -> false);
      Door door =
          new Door(OperationSpec.all(), Presets.NONE, AddressGuard.of(GuardOptions.read(conf)));
      TreeSet<String> routed =
          endpoints.all(door).stream()
              .map(it -> it.method() + " " + it.path() + (it.open() ? " (open)" : ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(new Document().operations(), routed);
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void isServedAsItIs() {
    try (Ingest ingest = Ingest.start(folder)) {
      assertEquals("3.1.0", new Document().json().getString("openapi"));
      assertEquals(
          new Document().json(),
          new JsonObject(new Yaml().<Map<String, Object>>load(ingest.get("/openapi.yaml").body())));
    }
  }
}
