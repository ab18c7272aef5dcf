package io.darkroom.isolation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that a parent and a child have mapped into memory, to hand bytes over without sending
 * them. Nobody else can read it; it loses its name as soon as both have opened it, and so cannot be
 * left behind. One of the two writes, and says to the other how large it has become; they take
 * turns.
 *
 * <p>Space is allocated by writing before it is mapped: a full disk is then an exception, where a
 * mapping would have killed the process.
 */
final class SharedFile implements Closeable {
  /** What is kept between calls = {@value} bytes; most images are smaller. */
  static final int KEPT = 8 << 20;

  private static final int STEP = 1 << 20;
  private static final int ZEROS = 256 << 10;

  private final FileChannel channel;
  private MappedByteBuffer map;

  private SharedFile(FileChannel channel) {
    this.channel = channel;
  }

  /** A new file's path, for its owner alone. */
  static Path create(Path folder) throws IOException {
    FileAttribute<?>[] mine =
        folder.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return Files.createTempFile(folder, "darkroom-", ".shared", mine);
  }

  static SharedFile open(Path path) throws IOException {
    return new SharedFile(
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /** At least so many bytes to write to; what they hold is undefined. */
  ByteBuffer room(long bytes) throws IOException {
    if (bytes > Integer.MAX_VALUE - STEP) {
      throw new IOException(bytes + " bytes are more than one mapping can hold");
    }
    if (bytes > capacity()) {
      long rounded = (bytes + STEP - 1) / STEP * STEP;
      allocate(rounded);
      map = channel.map(MapMode.READ_WRITE, 0, rounded);
    }
    return map == null ? ByteBuffer.allocate(0) : map;
  }

  /** What the other has written, after it has said how large the file is. */
  ByteBuffer seen(int capacity) throws IOException {
    if (capacity != capacity()) {
      if (capacity < 0 || capacity > channel.size()) {
        throw new IOException("the shared file has not " + capacity + " bytes");
      }
      map = capacity == 0 ? null : channel.map(MapMode.READ_WRITE, 0, capacity);
    }
    return map == null ? ByteBuffer.allocate(0) : map;
  }

  /** Bytes mapped here. */
  int capacity() {
    return map == null ? 0 : map.capacity();
  }

  /**
   * Gives back what is beyond {@link #KEPT}. Neither of the two may touch its old mapping after
   * that, so this is for the parent, between calls.
   */
  void shrink() throws IOException {
    if (capacity() > KEPT) {
      map = null;
      channel.truncate(KEPT);
      map = channel.map(MapMode.READ_WRITE, 0, KEPT);
    }
  }

  private void allocate(long size) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
    for (long at = channel.size(); at < size; ) {
      zeros.clear().limit((int) Math.min(ZEROS, size - at));
      at += channel.write(zeros, at);
    }
  }

  @Override
  public void close() throws IOException {
    map = null;
    channel.close();
  }
}
