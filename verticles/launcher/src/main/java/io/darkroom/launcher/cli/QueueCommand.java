package io.darkroom.launcher.cli;

import io.darkroom.contract.DoorTools;
import io.darkroom.contract.DoorTools.Depth;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureRecords;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.SettingsOptions;
import io.darkroom.launcher.cli.screen.Screen;
import io.darkroom.launcher.cli.screen.Table;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts what waits in queues, empties them, and has what failed done again. */
@Command(
    name = "queue",
    description = "The queue that a route reads, and that of its messages that were given up.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class QueueCommand implements Runnable {
  private static final String DOOR = "KIND:ROUTE, as sqs:profiles.";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "stats",
      description = "Say how much waits, as far as the broker knows.",
      mixinStandardHelpOptions = true)
  int stats(
      @Parameters(paramLabel = "DOOR", description = DOOR) String door,
      @Mixin SettingsOptions settings) {
    JsonObject root = settings.load();
    DoorName name = DoorName.parse(door);
    List<Depth> depths = Offline.run(vertx -> name.tools().depths(vertx, root, name.route()));
    Table table = new Table("QUEUE", "WAITING", "IN FLIGHT", "DELAYED");
    for (Depth one : depths) {
      table.add(
          one.queue(),
          Long.toString(one.waiting()),
          Long.toString(one.inFlight()),
          Long.toString(one.delayed()));
    }
    screen().print(table.lines(""));
    return Exit.OK.code();
  }

  @Command(
      name = "purge",
      description = "Remove all messages that wait. They are gone for ever.",
      mixinStandardHelpOptions = true)
  int purge(
      @Parameters(paramLabel = "DOOR", description = DOOR) String door,
      @Option(names = "--dead-letters", description = "Those that were given up, and no others.")
          boolean deadLetters,
      @Option(names = "--yes", description = "Do it; without it nothing is done.") boolean yes,
      @Mixin SettingsOptions settings) {
    JsonObject root = settings.load();
    DoorName name = DoorName.parse(door);
    String what = deadLetters ? "the dead letters of " + door : "the queue of " + door;
    if (!yes) {
      throw Failure.INVALID_VALUE.with(
          "Purging removes " + what + " for ever; say --yes if that is what you want.");
    }
    Offline.run(vertx -> name.tools().purge(vertx, root, name.route(), deadLetters));
    screen().print("Purged " + what + ".");
    return Exit.OK.code();
  }

  @Command(
      name = "redrive",
      description = "Put messages that were given up back to where the route's come from.",
      mixinStandardHelpOptions = true)
  int redrive(
      @Parameters(paramLabel = "DOOR", description = DOOR) String door,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "1000",
              description = "At most so many (default: ${DEFAULT-VALUE}).")
          int limit,
      @Mixin SettingsOptions settings) {
    return Redrive.of(door, limit, settings, screen());
  }

  @Command(
      name = "reprocess",
      description = "Send a message for each record of a job that failed, and remove the record.",
      mixinStandardHelpOptions = true)
  int reprocess(
      @Parameters(paramLabel = "DOOR", description = DOOR) String door,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "1000",
              description = "At most so many (default: ${DEFAULT-VALUE}).")
          int limit,
      @Mixin SettingsOptions settings) {
    JsonObject root = settings.load();
    DoorName name = DoorName.parse(door);
    int count =
        Offline.run(
            Offline.patience(limit),
            vertx ->
                name.tools()
                    .sending(
                        vertx,
                        root,
                        name.route(),
                        sender -> reprocess(vertx, root, limit, sender)));
    screen().print(count + " records were made messages of.");
    return Exit.OK.code();
  }

  private static Future<Integer> reprocess(
      Vertx vertx, JsonObject root, int limit, DoorTools.Sender sender) {
    Future<Integer> all = Future.succeededFuture(0);
    for (FailureRecords records :
        ServiceLoader.load(FailureRecords.class, FailureRecords.class.getClassLoader())) {
      all =
          all.compose(
              count -> records.reprocess(vertx, root, limit, sender).map(more -> count + more));
    }
    return all;
  }

  private Screen screen() {
    return Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
  }
}
