package io.darkroom.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Something that makes renditions of a photograph: Darkroom's own engine, or a rival. */
interface Engine extends AutoCloseable {
  String name();

  /** Name and version of what does the work. */
  String version();

  /** Whether it makes no files: it is there to show what decoding alone costs. */
  default boolean decodesOnly() {
    return false;
  }

  /** Makes the three renditions of a photograph, so many times. */
  void develop(Path photo, String format, int times) throws IOException;

  /** One of the renditions made last. */
  byte[] made(int side, String format) throws IOException;

  /** Nanoseconds of CPU that its process and all that it started have spent so far. */
  long cpuNanos() throws IOException;

  @Override
  void close();
}
