package io.darkroom.launcher.cli;

import io.darkroom.contract.AvatarTools.Comparison;
import io.darkroom.contract.AvatarTools.Difference;
import io.darkroom.contract.DarkroomException;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.SettingsOptions;
import io.darkroom.launcher.cli.screen.Screen;
import io.darkroom.launcher.cli.screen.Table;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how profiles are drawn here beside how they were when they were deployed. */
@Command(
    name = "compare",
    description =
        "Draw profiles, and compare that with their own snapshots: a picture of each with both side by"
            + " side and where they differ, and a table.",
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ENTITY",
      arity = "1..*",
      description = "Profile entities, by id; those of profile-images.contentServers.")
  private List<String> entities;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "compare",
      description = "Where the pictures go (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Mixin private SettingsOptions settings;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject root = settings.load();
    Screen screen = Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    Table table = new Table("ENTITY", "PICTURE", "SNAPSHOT", "MEAN", "LARGEST", "DIFFERING");
    int failed = 0;
    for (String entity : entities) {
      try {
        Comparison comparison =
            Offline.run(vertx -> Avatars.tools().compare(vertx, root, entity, folder));
        comparison.differences().forEach(one -> add(table, entity, one));
      } catch (DarkroomException failure) {
        failed++;
        screen.print(entity + ": " + failure.failure().name() + ": " + failure.getMessage());
      }
    }
    if (failed < entities.size()) {
      screen.print(table.lines(""));
      screen.print("Drawn, snapshot and difference are side by side in " + folder + ".");
    }
    return (failed == 0 ? Exit.OK : Exit.FAILURE).code();
  }

  private static void add(Table table, String entity, Difference one) {
    table.add(
        entity,
        one.picture(),
        one.snapshotSize(),
        String.format(Locale.ROOT, "%.2f", one.mean()),
        String.format(Locale.ROOT, "%.0f", one.largest()),
        String.format(Locale.ROOT, "%.1f %%", 100 * one.differing()));
  }
}
