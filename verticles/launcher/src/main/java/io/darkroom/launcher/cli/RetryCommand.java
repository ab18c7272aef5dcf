package io.darkroom.launcher.cli;

import io.darkroom.contract.JobView;
import io.darkroom.launcher.Exit;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Queues a job anew. */
@Command(
    name = "retry",
    description = "Queue a failed or cancelled job anew.",
    mixinStandardHelpOptions = true)
public final class RetryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The job's id.")
  private String id;

  @Mixin private ClientOptions client;

  @Override
  public Integer call() {
    return client.run(
        (api, screen) -> {
          JsonObject job = api.retry(id);
          client.show(screen, job, JobText.whole(new JobView(job)));
          return Exit.OK;
        });
  }
}
