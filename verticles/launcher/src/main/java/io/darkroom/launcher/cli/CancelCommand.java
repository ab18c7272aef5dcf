package io.darkroom.launcher.cli;

import io.darkroom.contract.JobView;
import io.darkroom.launcher.Exit;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels a job. */
@Command(
    name = "cancel",
    description = "Cancel a job that has not ended.",
    mixinStandardHelpOptions = true)
public final class CancelCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The job's id.")
  private String id;

  @Mixin private ClientOptions client;

  @Override
  public Integer call() {
    return client.run(
        (api, screen) -> {
          JsonObject job = api.cancel(id);
          client.show(screen, job, JobText.whole(new JobView(job)));
          return Exit.OK;
        });
  }
}
