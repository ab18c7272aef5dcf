package io.darkroom.engine.steps;

import io.darkroom.contract.Source;
import io.darkroom.engine.pixels.Pixels;
import java.util.HashMap;
import java.util.Map;

/** The other images that the steps of a job need, each decoded once. Owns them. */
public final class Others implements AutoCloseable {
  private final Map<Source, Pixels> pictures = new HashMap<>();

  /** Takes over a picture, upright, its colours multiplied by alpha. */
  public void put(Source source, Pixels picture) {
    pictures.put(source, picture);
  }

  /** The picture of a source; it stays this one's. */
  Pixels of(Source source) {
    Pixels picture = pictures.get(source);
    if (picture == null) {
      throw new IllegalStateException("nobody fetched " + source.shown());
    }
    return picture;
  }

  @Override
  public void close() {
    pictures.values().forEach(Pixels::close);
  }
}
