package io.darkroom.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.Locale;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** How much the log says where the configuration has a word in it. */
final class LogLevel {
  private static final String KEY = "logLevel";

  /** As we spell them, and as Python does where it spells them otherwise. */
  private static final Map<String, Level> LEVELS =
      Map.of(
          "error", Level.ERROR,
          "critical", Level.ERROR,
          "warn", Level.WARN,
          "warning", Level.WARN,
          "info", Level.INFO,
          "debug", Level.DEBUG,
          "trace", Level.TRACE);

  private LogLevel() {}

  /** Reads the key; null when it is not there, and the environment decides. */
  static Level read(Conf conf) {
    String name = conf.text(KEY, null);
    Level level = name == null ? null : LEVELS.get(name.toLowerCase(Locale.ROOT));
    if (name != null && level == null) {
      conf.complain(
          Failure.INVALID_VALUE,
          KEY,
          "is \"" + name + "\", must be one of error, warn, info, debug, trace");
    }
    return level;
  }

  /** Has our own classes say so much from now on; null changes nothing. */
  static void apply(Level level) {
    if (level != null && LoggerFactory.getLogger("io.darkroom") instanceof Logger ours) {
      ours.setLevel(level);
    }
  }
}
