package io.darkroom.launcher.cli;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.api.Api;
import io.darkroom.launcher.cli.api.JobWait;
import io.darkroom.launcher.cli.api.Query;
import io.darkroom.launcher.cli.screen.Screen;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Submits one picture. */
@Command(
    name = "submit",
    description = "Submit a picture, a file or a URL, and get renditions of it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SubmitCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "FILE|URL", description = "The picture.")
  private String source;

  @Option(
      names = "--rendition",
      paramLabel = "NAME:WxH[,KEY=VALUE]",
      converter = RenditionFlag.Converter.class,
      description = {
        "A picture to make of it; can be given several times. Keys: fit (inside, cover, contain,"
            + " stretch), gravity (center, north, south-east, 0.3:0.7, smart, ...), enlarge, dpr,"
            + " crop (X:Y:W:H), trim, rotate, flip, background, format (source, jpeg, png, webp),"
            + " quality.",
        "Default, without --preset: large:1600x1600 medium:800x800 small:250x250"
            + " thumb:50x50,fit=cover."
      })
  private List<RenditionFlag> renditions = List.of();

  @Option(
      names = "--preset",
      paramLabel = "NAME[@VERSION]",
      description = "Renditions that the installation has under a name; --rendition adds to them.")
  private String preset;

  @Option(names = "--notify", paramLabel = "URL", description = "Gets a signed POST at the end.")
  private String notify;

  @Option(
      names = "--metadata",
      paramLabel = "KEY=VALUE",
      description = "Comes back with the job, untouched; can be given several times.")
  private Map<String, String> metadata = Map.of();

  @Option(names = "--priority", paramLabel = "N", description = "Higher goes first; -100 to 100.")
  private Integer priority;

  @Option(
      names = "--key",
      paramLabel = "IDEMPOTENCY_KEY",
      description = "The same key finds the same job, so that asking again is safe.")
  private String key;

  @Option(names = "--wait", description = "Wait until the job has ended.")
  private boolean wait;

  @Mixin private ClientOptions client;

  @Override
  public Integer call() {
    return client.run(this::submit);
  }

  private Exit submit(Api api, Screen screen) {
    JobView job = new JobView(isUrl() ? api.submit(job(), key) : upload(api, screen));
    if (wait && !job.state().finished()) {
      job = new JobWait(api).ended(job.id(), step -> JobText.draw(screen, step));
    }
    client.show(screen, job.json(), wait ? JobText.whole(job) : accepted(job));
    return !wait || job.state() == JobState.SUCCEEDED ? Exit.OK : Exit.JOB_FAILED;
  }

  private JsonObject upload(Api api, Screen screen) {
    Path file = Path.of(source);
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          command.commandLine(), source + " is not a file, and not an http or https URL.");
    }
    Query query = new Query().add("notify", notify).add("priority", priority);
    query.add("preset", preset);
    renditions().forEach(one -> query.add("rendition", one.text()));
    metadata.forEach((name, value) -> query.add("metadata." + name, value));
    return api.upload(file, query, key, new UploadProgress(screen, file));
  }

  private JsonObject job() {
    JsonObject job =
        new JsonObject()
            .put("operation", RenditionsOptions.OPERATION)
            .put("source", new JsonObject().put("url", source))
            .put("options", options())
            .put("metadata", new JsonObject(Map.copyOf(metadata)));
    if (notify != null) {
      job.put("notify", new JsonObject().put("url", notify));
    }
    return priority == null ? job : job.put("priority", priority);
  }

  private List<RenditionFlag> renditions() {
    return renditions.isEmpty() && preset == null ? RenditionFlag.DEFAULTS : renditions;
  }

  private JsonObject options() {
    JsonObject options =
        renditions().isEmpty() ? new JsonObject() : RenditionFlag.options(renditions());
    return preset == null ? options : options.put("preset", preset);
  }

  private boolean isUrl() {
    return source.matches("(?i)https?://.+");
  }

  private static List<String> accepted(JobView job) {
    return List.of(job.id() + "  " + job.state().wire());
  }
}
