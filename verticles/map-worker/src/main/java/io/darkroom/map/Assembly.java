package io.darkroom.map;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.maps.Film;
import io.darkroom.map.video.Encoder;
import io.darkroom.map.video.FfmpegFinder;
import io.darkroom.map.video.PngSize;
import io.darkroom.map.video.VideoOptions;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts frames together, in order. One of them is with the encoder and the next is being read, so no
 * more than two are in memory, however many there are; the file goes to the store as a stream. On
 * the worker's context, but for what the encoder does.
 */
final class Assembly {
  /** What the animation is called = {@value}. */
  static final String RENDITION = "map";

  private final Work work;
  private final Encoder encoder;
  private final List<Rendition> frames;
  private final String cacheControl;
  private final Promise<Void> fed = Promise.promise();

  private Assembly(Work work, Encoder encoder, List<Rendition> frames, String cacheControl) {
    this.work = work;
    this.encoder = encoder;
    this.frames = frames;
    this.cacheControl = cacheControl;
  }

  /** Makes an animation of frames; gives what was stored. */
  static Future<Rendition> of(
      Work work,
      FfmpegFinder finder,
      VideoOptions options,
      Film film,
      List<Rendition> frames,
      String cacheControl) {
    PngSize size = new PngSize(frames.get(0).width(), frames.get(0).height());
    return work.compute(() -> start(work, finder, options, film, size, frames.size()))
        .compose(
            encoder ->
                new Assembly(work, encoder, frames, cacheControl)
                    .go()
                    .onComplete(ended -> encoder.close()));
  }

  /** When the attempt is over meanwhile nobody is given the encoder: then it must end by itself. */
  private static Encoder start(
      Work work, FfmpegFinder finder, VideoOptions options, Film film, PngSize size, int expected)
      throws IOException, InterruptedException {
    Encoder encoder = Encoder.start(finder, options, film, size, expected);
    work.over().onFailure(reason -> encoder.kill(DarkroomException.of(reason)));
    return encoder;
  }

  private Future<Rendition> go() {
    feed(0, read(0));
    return fed.future().compose(all -> work.compute(encoder::finish)).compose(this::store);
  }

  private void feed(int number, Future<Buffer> read) {
    work.progress(number, frames.size(), "encoding");
    if (number == frames.size()) {
      fed.complete();
      return;
    }
    read.onComplete(
        png -> {
          Future<Buffer> next = read(number + 1);
          work.compute(
                  () -> {
                    encoder.add(png);
                    return null;
                  })
              .onComplete(added -> feed(number + 1, next), fed::tryFail);
        },
        fed::tryFail);
  }

  private Future<Buffer> read(int number) {
    return number < frames.size()
        ? work.read(frames.get(number).blob(), FrameOperation.MAX_BYTES)
        : Future.succeededFuture();
  }

  private Future<Rendition> store(Path file) {
    PngSize size = encoder.size();
    Product product =
        new Product(
            RENDITION,
            encoder.extension(),
            encoder.contentType(),
            cacheControl,
            size.width(),
            size.height(),
            Buffer.buffer());
    return work.store(product, file);
  }
}
