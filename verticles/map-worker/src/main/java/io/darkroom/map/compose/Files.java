package io.darkroom.map.compose;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Original;
import io.darkroom.engine.OriginalReader;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Depth;
import io.darkroom.engine.turbo.TurboJpeg;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.opencv.imgproc.Imgproc;

/** Decodes files, as the engine lets them in. One thread. */
final class Files {
  private final OriginalReader reader;
  private final NativeMemory memory;

  Files(EngineOptions engine, NativeMemory memory, Optional<TurboJpeg> turbo) {
    this.memory = memory;
    reader = new OriginalReader(engine, memory, turbo);
  }

  /** An image of any size. Fails as {@link OriginalReader} does. */
  Raster read(ByteBuffer file) {
    return decode(reader.open(file));
  }

  /** An image of just that size; fails also with {@code TILE_SIZE_WRONG}, before it is decoded. */
  Raster read(ByteBuffer file, int width, int height) {
    Original original = reader.open(file);
    int found = original.header().uprightWidth();
    int high = original.header().uprightHeight();
    if (found != width || high != height) {
      throw wrongSize(found, high, width, height);
    }
    return decode(original);
  }

  private static DarkroomException wrongSize(int found, int high, int width, int height) {
    return Failure.TILE_SIZE_WRONG.with(
        "an image is " + found + "x" + high + " pixels, was asked for as " + width + "x" + height);
  }

  private Raster decode(Original original) {
    try (Pixels decoded = original.decode()) {
      if (!Depth.sixteenBits(decoded)) {
        return raster(decoded);
      }
      try (Pixels eightBits = Depth.eightBits(decoded)) {
        return raster(eightBits);
      }
    }
  }

  private Raster raster(Pixels picture) {
    int channels = picture.mat().channels();
    if (channels == Raster.CHANNELS) {
      return bytes(picture);
    }
    int how = channels == 1 ? Imgproc.COLOR_GRAY2BGRA : Imgproc.COLOR_BGR2BGRA;
    try (Pixels full = memory.make(to -> Imgproc.cvtColor(picture.mat(), to, how))) {
      return bytes(full);
    }
  }

  private static Raster bytes(Pixels picture) {
    byte[] bytes = new byte[picture.width() * picture.height() * Raster.CHANNELS];
    picture.mat().get(0, 0, bytes);
    return new Raster(picture.width(), picture.height(), bytes);
  }
}
