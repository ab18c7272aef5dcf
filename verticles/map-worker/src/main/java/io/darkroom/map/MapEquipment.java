package io.darkroom.map;

import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.map.fetch.Fetcher;
import io.darkroom.map.video.FfmpegFinder;
import io.darkroom.map.video.VideoOptions;
import io.darkroom.worker.Equipment;
import io.darkroom.worker.Operation;
import io.vertx.core.Vertx;
import java.util.List;

/** What maps are made with. */
final class MapEquipment implements Equipment {
  private final Vertx vertx;
  private final MapWorkerOptions options;
  private final EngineOptions engine;
  private final GuardOptions guard;
  private final Atelier atelier;
  private Fetcher fetcher;

  MapEquipment(
      Vertx vertx,
      MapWorkerOptions options,
      EngineOptions engine,
      GuardOptions guard,
      Atelier atelier) {
    this.vertx = vertx;
    this.options = options;
    this.engine = engine;
    this.guard = guard;
    this.atelier = atelier;
  }

  @Override
  public List<Operation> operations() {
    fetcher = new Fetcher(vertx, options.fetch(), guard, engine.limits());
    Cartography cartography = new Cartography(fetcher, atelier);
    VideoOptions video = options.video();
    FfmpegFinder finder =
        new FfmpegFinder(video.ffmpeg(), NativeLibrary.cache(engine.nativeCache()));
    return List.of(
        new MapImageOperation(cartography, options.publicCacheControl()),
        new AnimationOperation(finder, video, options.publicCacheControl()),
        new PlateOperation(cartography),
        new FrameOperation(cartography));
  }

  @Override
  public String unready() {
    return atelier.unready();
  }

  @Override
  public void close() {
    if (fetcher != null) {
      fetcher.close();
    }
    atelier.close();
  }
}
