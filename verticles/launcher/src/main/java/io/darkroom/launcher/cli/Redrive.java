package io.darkroom.launcher.cli;

import io.darkroom.launcher.Exit;
import io.darkroom.launcher.SettingsOptions;
import io.darkroom.launcher.cli.screen.Screen;
import io.vertx.core.json.JsonObject;

/** {@code dead-letters redrive}, and {@code queue redrive}: the same deed under both names. */
final class Redrive {
  private Redrive() {}

  /** Puts at most so many messages back, and says how many; the exit code. */
  static int of(String door, int limit, SettingsOptions settings, Screen screen) {
    JsonObject root = settings.load();
    DoorName name = DoorName.parse(door);
    int count =
        Offline.run(
            Offline.patience(limit),
            vertx -> name.tools().redrive(vertx, root, name.route(), limit));
    screen.print(count + " messages were put back.");
    return Exit.OK.code();
  }
}
