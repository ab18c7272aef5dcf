package io.darkroom.launcher;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that every command has which reads the configuration. */
public final class SettingsOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "The configuration (default: DARKROOM_CONF, else conf/darkroom.yaml).")
  private Path conf;

  @Option(
      names = "--set",
      paramLabel = "SECTION.KEY=VALUE",
      description = "Sets one key, over the file and the environment. May be repeated.")
  private List<String> sets = List.of();

  /** The configuration as this command line has it. */
  public JsonObject load() {
    return Settings.load(conf, sets);
  }
}
