package io.darkroom.launcher.cli;

import io.darkroom.contract.AvatarTools.Drawn;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.SettingsOptions;
import io.darkroom.launcher.cli.screen.Screen;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws avatars as the Godot explorer does when it is started with the same arguments. */
@Command(
    name = "render",
    description =
        "Draw the avatars of a file that was written for the Godot explorer, and write their pictures"
            + " where it says.",
    mixinStandardHelpOptions = true)
public final class RenderCommand implements Callable<Integer> {
  /** Longest that a file of avatars may take = {@value} min. */
  private static final int PATIENCE_MINUTES = 60;

  @Option(
      names = "--avatars",
      paramLabel = "FILE",
      required = true,
      description = "JSON with baseUrl and payload, as the explorer takes it.")
  private Path file;

  @Mixin private SettingsOptions settings;
  @Spec private CommandSpec spec;

  @Option(
      names = "--avatar-renderer",
      required = true,
      description = "Says that avatars are to be drawn; there is nothing else to draw.")
  void avatarRenderer(boolean always) {
    // nothing to choose
  }

  @Option(
      names = {"--rendering-driver", "--display-driver", "--audio-driver"},
      paramLabel = "NAME",
      description = "Taken and ignored: it is drawn without a graphics card.")
  void driver(String any) {
    // nothing to drive
  }

  @Option(names = "--headless", description = "Taken and ignored: it always is.")
  void headless(boolean any) {
    // nothing to show
  }

  @Override
  public Integer call() {
    JsonObject root = settings.load();
    Screen screen = Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    List<Drawn> all =
        Offline.run(
            Duration.ofMinutes(PATIENCE_MINUTES),
            vertx -> Avatars.tools().render(vertx, root, file));
    int failed = 0;
    for (Drawn one : all) {
      if (one.failure() != null) {
        failed++;
        screen.print(one.entity() + ": " + one.failure());
      }
    }
    screen.print((all.size() - failed) + " of " + all.size() + " avatars were drawn.");
    return (failed == 0 ? Exit.OK : Exit.FAILURE).code();
  }
}
