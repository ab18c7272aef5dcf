package io.darkroom.launcher.cli;

import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.api.Query;
import io.darkroom.launcher.cli.screen.Amounts;
import io.darkroom.launcher.cli.screen.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which sources are not developed, and lets them go. */
@Command(
    name = "quarantine",
    description = "Sources that are not developed, since codecs crashed on each of them twice.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(name = "list", description = "List them.", mixinStandardHelpOptions = true)
  int list(
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "50",
              description = "At most so many (default: ${DEFAULT-VALUE}).")
          int limit,
      @Mixin ClientOptions client) {
    return client.run(
        (api, screen) -> {
          JsonObject all = api.quarantine(new Query().add("limit", limit));
          client.show(screen, all, words(all.getJsonArray("items", new JsonArray())));
          return Exit.OK;
        });
  }

  @Command(
      name = "release",
      description = "Let one go; it is developed again.",
      mixinStandardHelpOptions = true)
  int release(
      @Parameters(paramLabel = "SHA256", description = "Of its bytes, 64 hex digits.")
          String sha256,
      @Mixin ClientOptions client) {
    return client.run(
        (api, screen) -> {
          JsonObject released = api.release(sha256);
          client.show(screen, released, List.of("Released " + sha256 + "."));
          return Exit.OK;
        });
  }

  private static List<String> words(JsonArray items) {
    if (items.isEmpty()) {
      return List.of("Nothing is in quarantine.");
    }
    Table table = new Table("SHA256", ">SIZE", "FAILURE", "JOB", "SINCE");
    for (int i = 0; i < items.size(); i++) {
      JsonObject one = items.getJsonObject(i);
      table.add(
          one.getString("sha256"),
          Amounts.bytes(one.getLong("bytes")),
          one.getString("code"),
          one.getString("job"),
          one.getString("at"));
    }
    return table.lines("");
  }
}
