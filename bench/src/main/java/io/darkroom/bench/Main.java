package io.darkroom.bench;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmarks' command line. */
@Command(
    name = "bench/run",
    description = "Measures what Darkroom does with the machine it is given.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "BENCHMARK",
    commandListHeading = "%nBenchmarks:%n",
    subcommands = {
      RenditionsBench.class,
      PeersBench.class,
      QualityBench.class,
      JobsBench.class,
      IsolationBench.class,
      MemoryBench.class,
      PostbackBench.class,
      AvatarsBench.class,
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs one benchmark and ends the process: 0, 1 when it failed, 2 for a wrong command line. */
  public static void main(String[] args) {
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  /** Runs one benchmark; its figures go to {@code out}, all else it says to {@code err}. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    // Those that need brokers are on the class path of the tests only.
    ServiceLoader.load(Bench.class).forEach(line::addSubcommand);
    return line.setOut(out).setErr(err).setUsageHelpAutoWidth(true).execute(args);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, Charset.defaultCharset());
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
