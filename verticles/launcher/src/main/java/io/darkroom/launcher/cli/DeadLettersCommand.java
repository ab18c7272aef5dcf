package io.darkroom.launcher.cli;

import io.darkroom.contract.DoorTools.DeadLetter;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.SettingsOptions;
import io.darkroom.launcher.cli.screen.Screen;
import io.darkroom.launcher.cli.screen.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows messages that were given up, and puts them back. */
@Command(
    name = "dead-letters",
    description = "Messages of a route that were given up, where its broker keeps them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand implements Runnable {
  /** Longest part of a message that a line shows, in characters = {@value}. */
  private static final int SHOWN = 60;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      description = "List them, oldest first; they stay where they are.",
      mixinStandardHelpOptions = true)
  int list(
      @Parameters(paramLabel = "DOOR", description = "KIND:ROUTE, as sqs:podcast.") String door,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "50",
              description = "At most so many (default: ${DEFAULT-VALUE}).")
          int limit,
      @Mixin SettingsOptions settings) {
    JsonObject root = settings.load();
    DoorName name = DoorName.parse(door);
    List<DeadLetter> letters =
        Offline.run(vertx -> name.tools().deadLetters(vertx, root, name.route(), limit));
    screen().print(words(letters));
    return Exit.OK.code();
  }

  @Command(
      name = "redrive",
      description = "Put them back to where the route's messages come from, oldest first.",
      mixinStandardHelpOptions = true)
  int redrive(
      @Parameters(paramLabel = "DOOR", description = "KIND:ROUTE, as sqs:podcast.") String door,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "1000",
              description = "At most so many (default: ${DEFAULT-VALUE}).")
          int limit,
      @Mixin SettingsOptions settings) {
    return Redrive.of(door, limit, settings, screen());
  }

  private Screen screen() {
    return Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private static List<String> words(List<DeadLetter> letters) {
    if (letters.isEmpty()) {
      return List.of("There are no dead letters.");
    }
    Table table = new Table("ID", "AT", "REASON", "MESSAGE");
    for (DeadLetter one : letters) {
      table.add(
          one.id() == null ? "" : one.id(),
          one.at() == null ? "" : one.at().toString(),
          one.reason() == null ? "given up by the broker" : one.reason(),
          shortened(one.body()));
    }
    return table.lines("");
  }

  private static String shortened(String body) {
    String line = body.replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
