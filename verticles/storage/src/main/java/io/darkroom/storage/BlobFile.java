package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads and writes whole blobs' files. All methods block. */
final class BlobFile {
  private static final int CHUNK_BYTES = 256 << 10;

  private BlobFile() {}

  /** What is known of the blob in that file. */
  static BlobInfo info(BlobRef ref, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return info(ref, file, channel);
    }
  }

  private static BlobInfo info(BlobRef ref, Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    long from = Math.max(0, size - Trailer.MAX_BYTES);
    Buffer tail = read(channel, from, (int) (size - from));
    return Trailer.decode(ref, tail, size, () -> file.toFile().lastModified());
  }

  /** The whole blob; {@code SOURCE_TOO_LARGE} beyond {@code maxBytes}. */
  static Buffer read(BlobRef ref, Path file, long maxBytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      BlobInfo info = info(ref, file, channel);
      checkSize(info, maxBytes);
      return read(channel, 0, Math.toIntExact(info.bytes()));
    }
  }

  /** Refuses a blob that is to be read whole and has too many bytes for it. */
  static void checkSize(BlobInfo info, long maxBytes) {
    if (info.bytes() > Math.min(maxBytes, Integer.MAX_VALUE - 8)) {
      throw Failure.SOURCE_TOO_LARGE.with(
          "The blob %s has %d bytes, more than the %d allowed."
              .formatted(info.ref().key(), info.bytes(), maxBytes));
    }
  }

  private static Buffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("file ended at " + (from + bytes.position()));
      }
    }
    return Buffer.buffer(bytes.array());
  }

  /** Writes and syncs a blob into a new file. */
  static BlobInfo write(BlobRef ref, BlobMeta meta, Buffer bytes, Path file) throws IOException {
    Etag etag = new Etag();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int from = 0; from < bytes.length(); from += CHUNK_BYTES) {
        byte[] chunk = bytes.getBytes(from, Math.min(bytes.length(), from + CHUNK_BYTES));
        etag.update(chunk);
        write(channel, chunk);
      }
      Trailer trailer = new Trailer(etag.text(), now(), meta);
      write(channel, trailer.encode().getBytes());
      channel.force(false);
      return new BlobInfo(ref, bytes.length(), trailer.etag(), trailer.modified(), meta);
    }
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** The time as trailers keep it. */
  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
