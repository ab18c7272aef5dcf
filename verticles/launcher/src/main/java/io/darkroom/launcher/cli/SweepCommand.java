package io.darkroom.launcher.cli;

import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.sweeps.SweepOptions;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.api.Api;
import io.darkroom.launcher.cli.api.JobWait;
import io.darkroom.launcher.cli.screen.Screen;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sweeps a collection of documents now, whatever the schedule says. */
@Command(
    name = "sweep",
    description = "Sweep the channels or the episodes now, and wait until that has ended.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "NAME", description = "What is swept: ${COMPLETION-CANDIDATES}.")
  private SweepOptions.Name name;

  @Option(names = "--once", description = "Now, and not again; must be said.")
  private boolean once;

  @Option(
      names = "--key",
      paramLabel = "IDEMPOTENCY_KEY",
      description = "The same key finds the same sweep, so that asking again is safe.")
  private String key;

  @Mixin private ClientOptions client;

  @Override
  public Integer call() {
    if (!once) {
      throw new ParameterException(
          command.commandLine(),
          "Say --once to sweep now. For every night there is scheduler.schedules.");
    }
    return client.run(this::sweep);
  }

  private Exit sweep(Api api, Screen screen) {
    JobView job = new JobView(api.submit(job(), key));
    screen.say("Sweep " + job.id());
    if (!job.state().finished()) {
      job = new JobWait(api).ended(job.id(), step -> JobText.draw(screen, step));
    }
    client.show(screen, job.json(), words(job));
    return job.state() == JobState.SUCCEEDED ? Exit.OK : Exit.JOB_FAILED;
  }

  private JsonObject job() {
    JobRequest request =
        SweepOptions.patient(
            JobRequest.of(SweepOptions.OPERATION, null, new SweepOptions(name).toJson()));
    return new JsonObject()
        .put("operation", request.operation())
        .put("options", request.options())
        .put("maxAttempts", request.maxAttempts())
        .put("timeout", request.timeoutMillis() + "ms");
  }

  private static List<String> words(JobView job) {
    List<String> words = new ArrayList<>(JobText.whole(job));
    JsonObject result = job.json().getJsonObject("result");
    if (result != null) {
      words.add("");
      for (String count : new String[] {"documents", "developed", "reused", "invalid", "later"}) {
        words.add(String.format("  %-10s %d", count, result.getInteger(count, 0)));
      }
    }
    return words;
  }
}
