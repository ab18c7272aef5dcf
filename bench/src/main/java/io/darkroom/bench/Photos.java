package io.darkroom.bench;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Images that are taken in turn, for ever. Safe for use by many threads. */
final class Photos {
  private static final String SHIPPED = "/demo/seeding.jpg";

  private final List<byte[]> images;
  private final List<Buffer> buffers;
  private final AtomicInteger turn = new AtomicInteger();

  Photos(List<byte[]> images) {
    this.images = images;
    buffers = images.stream().map(Buffer::buffer).toList();
  }

  /** These files; the photograph that comes with the demo when there are none. */
  static Photos of(List<Path> files) throws IOException {
    List<byte[]> images = new ArrayList<>();
    for (Path file : files) {
      images.add(Files.readAllBytes(file));
    }
    if (images.isEmpty()) {
      try (InputStream in = Photos.class.getResourceAsStream(SHIPPED)) {
        images.add(in.readAllBytes());
      }
    }
    return new Photos(images);
  }

  int size() {
    return images.size();
  }

  byte[] next() {
    return images.get(nextIndex());
  }

  Buffer nextBuffer() {
    return buffers.get(nextIndex());
  }

  /** Which one is next. */
  int nextIndex() {
    return Math.floorMod(turn.getAndIncrement(), images.size());
  }

  Buffer buffer(int index) {
    return buffers.get(index);
  }

  /** Bytes of one, on average. */
  long meanBytes() {
    return images.stream().mapToLong(image -> image.length).sum() / images.size();
  }
}
