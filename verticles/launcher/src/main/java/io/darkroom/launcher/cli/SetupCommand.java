package io.darkroom.launcher.cli;

import io.darkroom.contract.DoorTools;
import io.darkroom.contract.SetUp;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.SettingsOptions;
import io.darkroom.launcher.cli.screen.Screen;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes what the configuration names and the servers lack. */
@Command(
    name = "setup",
    description =
        "Make what the configuration names and the servers lack: buckets, indexes, queues with their"
            + " dead-letter queues, topics. Running it twice makes nothing twice.",
    mixinStandardHelpOptions = true)
public final class SetupCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "WHAT",
      description = "Only these: storage, jobs, sqs, kafka, amqp (default: all).")
  private List<String> only = List.of();

  @Mixin private SettingsOptions settings;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject root = settings.load();
    Screen screen = Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    Stream.concat(all(SetUp.class), all(DoorTools.class))
        .filter(it -> only.isEmpty() || only.contains(it.name()))
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(
            it ->
                Offline.run(vertx -> it.setUp(vertx, root))
                    .forEach(line -> screen.print(it.name() + ": " + line)));
    return Exit.OK.code();
  }

  private static Stream<SetUp> all(Class<? extends SetUp> type) {
    return ServiceLoader.load(type, type.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get);
  }
}
