package io.darkroom.launcher.cli;

import io.darkroom.launcher.cli.screen.Amounts;
import io.darkroom.launcher.cli.screen.Screen;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Draws how far an upload is. */
public final class UploadProgress implements LongConsumer {
  private final Screen screen;
  private final long total;

  /** Of {@code file}, on {@code screen}. */
  public UploadProgress(Screen screen, Path file) {
    this.screen = screen;
    this.total = file.toFile().length();
  }

  @Override
  public void accept(long sent) {
    double fraction = total == 0 ? 1 : (double) sent / total;
    screen.progress("uploading", fraction, "of " + Amounts.bytes(total));
  }
}
