package io.darkroom.isolation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a child is started: with the Java and the class path of its parent. A shell goes first, and
 * becomes the Java: it puts the answers' pipe out of the way of libraries that print, allows no
 * core files (they would hold somebody's pictures), and keeps a terminal's or a service manager's
 * signals, which go to the whole family, from ending children whose parent is still draining. When
 * the machine runs out of memory, children go first.
 */
final class JavaCommand {
  private static final String SHELL =
      "ulimit -c 0; trap '' INT HUP TERM;"
          + " { echo 500 >/proc/$$/oom_score_adj; } 2>/dev/null || :;"
          + " exec \"$@\" "
          + ChildMain.ANSWERS
          + ">&1 1>&2";

  /** A jar with jars in it has this class, which can start another main class than its own. */
  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  /** What of the environment children see: nothing that might be a secret. */
  private static final List<String> INHERITED =
      List.of(
          "PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "XDG_CACHE_HOME");

  /**
   * The part of the heap for what is new. Left to itself Java takes a third of the heap and goes
   * through all of it before it looks for what can be used again: memory that a cache never holds.
   */
  private static final String YOUNG = "-Xmn16m";

  private JavaCommand() {}

  static ProcessBuilder of(ChildOptions options, Path in, Path out) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    if (ChildMain.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
      command.add(ChildMain.class.getName());
    } else {
      // loader.home: where it looks for a loader.properties, not to be the working directory.
      command.add("-Dloader.main=" + ChildMain.class.getName());
      command.add("-Dloader.home=" + System.getProperty("java.home"));
      command.add(LAUNCHER);
    }
    command.addAll(List.of(options.task().getName(), in.toString(), out.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    environment.putAll(options.environment());
    return builder;
  }

  private static List<String> flags(ChildOptions options) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-Xmx" + options.heap(),
                YOUNG,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+ErrorFileToStderr",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")));
    int version = Runtime.version().feature();
    if (version >= 22) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    if (version >= 24) {
      flags.add("--sun-misc-unsafe-memory-access=allow");
    }
    return flags;
  }
}
