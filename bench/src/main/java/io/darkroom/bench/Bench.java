package io.darkroom.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all benchmarks have in common on the command line. */
abstract class Bench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints the figures as one JSON object.")
  private boolean json;

  /** Measures. */
  abstract Report measure() throws Exception;

  @Override
  public final Integer call() throws Exception {
    List<String> line = spec.commandLine().getParent().getParseResult().originalArgs();
    spec.commandLine()
        .getOut()
        .println(measure().text("bench/run " + String.join(" ", line), json));
    return 0;
  }

  /** Says to whoever waits what is being done. */
  final void say(String what) {
    spec.commandLine().getErr().println("bench: " + what);
  }
}
