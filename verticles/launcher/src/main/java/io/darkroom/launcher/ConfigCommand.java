package io.darkroom.launcher;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at the configuration without starting anything. */
@Command(
    name = "config",
    description = "Check or show the configuration.",
    mixinStandardHelpOptions = true,
    subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class})
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Reads everything as a start would, and says what is wrong. */
  @Command(
      name = "check",
      description = "Say everything that is wrong with it; exit code 3 if anything is.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "ROLE", description = "The roles it is for (default: all).")
    private List<String> roles = List.of();

    @Mixin private SettingsOptions settings;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      Roles available = new Roles();
      List<String> complaints =
          Node.complaints(settings.load(), available, available.choose(roles));
      complaints.forEach(spec.commandLine().getErr()::println);
      if (!complaints.isEmpty()) {
        return Exit.CONFIGURATION.code();
      }
      spec.commandLine().getOut().println("The configuration is fine.");
      return Exit.OK.code();
    }
  }

  /** Prints what is in force. */
  @Command(
      name = "show",
      description =
          "Print what is in force: defaults, file, environment and --set. Secrets are masked.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin private SettingsOptions settings;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      JsonObject all = Settings.documented().mergeIn(settings.load(), true);
      spec.commandLine().getOut().print(YamlText.write(Secrets.masked(all)));
      spec.commandLine().getOut().flush();
      return Exit.OK.code();
    }
  }
}
