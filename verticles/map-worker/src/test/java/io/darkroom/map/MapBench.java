package io.darkroom.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.maps.MapOptions;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.map.server.MapServer;
import io.darkroom.map.server.World;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.darkroom.worker.FakeJobs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;

/** The verticle as it is deployed, jobs by hand, and a server of maps. */
final class MapBench implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** A picture that was made, and what the result says of it. */
  record Made(BufferedImage page, JsonObject result) {
    /** A pixel of the map, as 0xRRGGBB. */
    int pixel(int x, int y) {
      JsonObject map = result.getJsonObject("map");
      return page.getRGB(map.getInteger("x") + x, map.getInteger("y") + y) & 0xffffff;
    }

    int width() {
      return result.getJsonObject("map").getInteger("width");
    }

    int height() {
      return result.getJsonObject("map").getInteger("height");
    }

    JsonObject layer(int number) {
      return result.getJsonObject("coverage").getJsonArray("layers").getJsonObject(number);
    }
  }

  final Vertx vertx = Vertx.vertx();
  final World world = new World();
  final MapServer server = MapServer.start(vertx, world);
  final JsonObject section = new JsonObject();
  private final JsonObject config;
  private final FakeJobs jobs;
  private final BlobStore store;

  MapBench(Path folder) {
    jobs = FakeJobs.serve(vertx).times(60_000, 120_000);
    section
        .put("isolation", "thread")
        .put("allowedAddresses", new JsonArray().add("127.0.0.1"))
        .put("requestTimeout", "10s")
        .put("retryAfter", "10ms")
        .put("perHostRate", 10_000);
    config =
        new JsonObject()
            .put(
                "storage",
                new JsonObject().put("files", new JsonObject().put("folder", folder.toString())))
            .put("worker", new JsonObject().put("slots", 2).put("cpuThreads", 1))
            .put(
                "engine",
                new JsonObject().put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString()))
            .put(MapWorkerOptions.SECTION, section);
    store = BlobStores.open(vertx, StorageOptions.read(Conf.of(config))).await();
  }

  MapBench deploy() {
    vertx
        .deployVerticle(new MapWorkerVerticle(), new DeploymentOptions().setConfig(config))
        .await();
    return this;
  }

  /** Options of an image with a basemap of tiles. */
  static JsonObject options(String url, double zoom, double... bbox) {
    JsonArray box = new JsonArray();
    for (double side : bbox) {
      box.add(side);
    }
    return new JsonObject()
        .put("basemap", new JsonObject().put("bbox", box).put("zoom", zoom).put("url", url))
        .put("overlays", new JsonArray());
  }

  /** An overlay of the server's WMS, as the original's clients write it; without a legend. */
  JsonObject overlay(String layer) {
    return new JsonObject()
        .put("url", server.wms())
        .put("layers", layer)
        .put("styles", "")
        .put("version", "1.1.1")
        .put("srs", "EPSG:3857")
        .put("width", 1035)
        .put("height", 763)
        .put("legend", false);
  }

  Finish ending(JsonObject options) {
    String id = jobs.submit(MapOptions.IMAGE, null, options);
    return Eventually.eventuallyGet(SOON, () -> jobs.finished(id));
  }

  Made make(JsonObject options) {
    Finish ending = ending(options);
    assertNull(ending.fault(), () -> ending.fault().message());
    Rendition rendition = Rendition.of(ending.result().getJsonArray("renditions").getJsonObject(0));
    assertEquals(new BlobRef(BlobRef.PUBLIC, ending.id() + "/map.png"), rendition.blob());
    assertEquals("image/png", rendition.contentType());
    BufferedImage page = Pictures.read(store.read(rendition.blob(), 64 << 20).await().getBytes());
    assertEquals(
        rendition.width() + "x" + rendition.height(), page.getWidth() + "x" + page.getHeight());
    return new Made(page, ending.result());
  }

  Fault fails(Failure failure, JsonObject options) {
    Finish ending = ending(options);
    assertEquals(Finish.Outcome.FAILED, ending.outcome());
    assertEquals(failure, ending.fault().failure(), ending.fault().message());
    return ending.fault();
  }

  @Override
  public void close() {
    vertx.deploymentIDs().forEach(id -> vertx.undeploy(id).await());
    server.close();
    store.close().await();
    vertx.close().await();
  }
}
