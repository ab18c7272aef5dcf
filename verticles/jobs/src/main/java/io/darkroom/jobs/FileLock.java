package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sees to it that one process alone owns the database: leases and group commit are right for one
 * owner only. The operating system gives the lock up when the process dies, however it dies.
 */
final class FileLock implements AutoCloseable {
  private final FileChannel channel;

  private FileLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock beside that database; fails at once when somebody has it. */
  static FileLock take(Path database) throws IOException {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException error) {
      // Somebody within this process has it.
      taken = false;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    if (!taken) {
      throw Failure.INVALID_CONFIGURATION.with(
          "jobs.sqlite.file "
              + database
              + " is in use by another jobs node; SQLite serves exactly one."
              + " Stop it, name another file, or set jobs.store to mongo for several nodes.");
    }
    return new FileLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
