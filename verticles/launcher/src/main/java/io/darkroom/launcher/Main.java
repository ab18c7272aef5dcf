package io.darkroom.launcher;

import io.darkroom.launcher.cli.CancelCommand;
import io.darkroom.launcher.cli.CompareCommand;
import io.darkroom.launcher.cli.DeadLettersCommand;
import io.darkroom.launcher.cli.JobsCommand;
import io.darkroom.launcher.cli.PublishCommand;
import io.darkroom.launcher.cli.QuarantineCommand;
import io.darkroom.launcher.cli.QueueCommand;
import io.darkroom.launcher.cli.RenderCommand;
import io.darkroom.launcher.cli.RetryCommand;
import io.darkroom.launcher.cli.SetupCommand;
import io.darkroom.launcher.cli.StatusCommand;
import io.darkroom.launcher.cli.SubmitCommand;
import io.darkroom.launcher.cli.SweepCommand;
import io.darkroom.launcher.cli.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "darkroom",
    description = "An event-driven image-processing cluster.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      SubmitCommand.class,
      SweepCommand.class,
      StatusCommand.class,
      JobsCommand.class,
      RetryCommand.class,
      CancelCommand.class,
      QuarantineCommand.class,
      SetupCommand.class,
      PublishCommand.class,
      DeadLettersCommand.class,
      QueueCommand.class,
      RenderCommand.class,
      CompareCommand.class,
      ConfigCommand.class,
      HelpCommand.class,
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something failed; the last line says what",
      "2:the command line is wrong",
      "3:the configuration is wrong; nothing was started",
      "4:the job that was waited for has failed or was cancelled",
      "5:the HTTP API could not be reached",
      "6:the HTTP API refused; its code and message are printed"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, not yet run. */
  public static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new Complaining())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
