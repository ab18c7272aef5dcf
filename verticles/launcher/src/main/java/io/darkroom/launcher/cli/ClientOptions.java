package io.darkroom.launcher.cli;

import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.api.Api;
import io.darkroom.launcher.cli.api.ApiProblem;
import io.darkroom.launcher.cli.screen.Screen;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands that ask the HTTP API have in common. */
final class ClientOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:DARKROOM_URL:-http://127.0.0.1:8080}",
      description = "Where Darkroom is; also DARKROOM_URL (default: http://127.0.0.1:8080).")
  private URI url;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      defaultValue = "${env:DARKROOM_API_KEY:-}",
      description = "The API key, where one is needed; better in DARKROOM_API_KEY.")
  private String apiKey;

  @Option(names = "--json", description = "Print what the API answers, as JSON.")
  private boolean json;

  /** What a command does with the API. */
  interface Action {
    Exit run(Api api, Screen screen);
  }

  /** Runs a command; gives the process's exit code. */
  int run(Action action) {
    if (!String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT).matches("https?")
        || url.getHost() == null) {
      throw new ParameterException(
          command.commandLine(), "--url is " + url + ", must be as http://127.0.0.1:8080");
    }
    Screen screen = Screen.of(command.commandLine().getOut(), command.commandLine().getErr());
    try {
      return action.run(new Api(url, apiKey), screen).code();
    } catch (ApiProblem problem) {
      screen.say(problem.getMessage());
      return problem.exit().code();
    }
  }

  /** Shows an answer: as it is with {@code --json}, else in words. */
  void show(Screen screen, JsonObject answer, List<String> words) {
    screen.print(json ? List.of(answer.encodePrettily()) : words);
  }
}
