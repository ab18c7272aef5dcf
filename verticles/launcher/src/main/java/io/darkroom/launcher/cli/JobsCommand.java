package io.darkroom.launcher.cli;

import io.darkroom.contract.JobState;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.api.Query;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists jobs. */
@Command(name = "jobs", description = "List jobs, newest first.", mixinStandardHelpOptions = true)
public final class JobsCommand implements Callable<Integer> {
  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only jobs in this state: queued, running, succeeded, failed, cancelled.")
  private JobState state;

  @Option(names = "--operation", paramLabel = "NAME", description = "Only jobs of this operation.")
  private String operation;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on where a page ended, by the cursor it gave.")
  private String cursor;

  @Mixin private ClientOptions client;

  @Override
  public Integer call() {
    return client.run(
        (api, screen) -> {
          JsonObject page =
              api.jobs(
                  new Query()
                      .add("state", state == null ? null : state.wire())
                      .add("operation", operation)
                      .add("limit", limit)
                      .add("cursor", cursor));
          client.show(screen, page, words(page));
          return Exit.OK;
        });
  }

  private static List<String> words(JsonObject page) {
    List<String> lines = new ArrayList<>(JobText.page(page));
    if (page.getString("next") != null) {
      lines.add("More: --cursor " + page.getString("next"));
    }
    return lines;
  }
}
