package io.darkroom.launcher.cli;

import io.darkroom.contract.DoorTools;
import io.darkroom.contract.Failure;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.SettingsOptions;
import io.darkroom.launcher.cli.screen.Screen;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends sample messages through a door. */
@Command(
    name = "publish",
    description =
        "Send messages to where a route's come from: JSON as it is, Avro by the route's schema.",
    mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DOOR", description = "KIND:ROUTE, as sqs:podcast.")
  private String door;

  @Parameters(
      index = "1",
      arity = "1..*",
      paramLabel = "FILE",
      description = "A JSON object, or a list of them; - for standard input.")
  private List<String> files;

  @Mixin private SettingsOptions settings;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    JsonObject root = settings.load();
    DoorName name = DoorName.parse(door);
    Screen screen = Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    for (String file : files) {
      List<JsonObject> messages = messages(file);
      Offline.run(
          Offline.patience(messages.size()),
          vertx ->
              name.tools()
                  .sending(vertx, root, name.route(), sender -> send(sender, messages, screen)));
    }
    return Exit.OK.code();
  }

  /** In their order; what was sent before one that fails is told all the same. */
  private Future<Void> send(DoorTools.Sender sender, List<JsonObject> messages, Screen screen) {
    Future<Void> all = Future.succeededFuture();
    for (JsonObject message : messages) {
      all =
          all.compose(before -> sender.send(message))
              .map(
                  id -> {
                    screen.print("Sent to " + door + ": " + id);
                    return null;
                  });
    }
    return all;
  }

  private static List<JsonObject> messages(String file) throws IOException {
    String text =
        file.equals("-")
            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
            : Files.readString(Path.of(file));
    try {
      Object json = Json.decodeValue(text);
      return json instanceof JsonArray array
          ? array.stream().map(JsonObject.class::cast).toList()
          : List.of((JsonObject) json);
    } catch (DecodeException | ClassCastException error) {
      throw Failure.INVALID_JSON.with(file + " must be a JSON object, or a list of them.", error);
    }
  }
}
