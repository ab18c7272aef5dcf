package io.darkroom.launcher.cli.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.api.ApiProblem;
import io.darkroom.launcher.cli.screen.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows everything at once. */
@Command(
    name = "demo",
    description = "Start everything, develop a photograph, show the postback and a contact sheet.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "PHOTO",
      description = "Your own pictures (default: the photograph that comes along).")
  private List<Path> files = List.of();

  @Option(
      names = "--keep",
      description = "Stay up afterwards, until Ctrl-C, and print the URLs to try.")
  private boolean keep;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "darkroom-demo",
      description = "Where the results go (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Override
  public Integer call() throws IOException, InterruptedException, TimeoutException {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(command.commandLine(), file + " is not a file.");
      }
    }
    quieten();
    Screen screen = Screen.of(command.commandLine().getOut(), command.commandLine().getErr());
    try {
      return run(screen).code();
    } catch (ApiProblem problem) {
      screen.say(problem.getMessage());
      return problem.exit().code();
    }
  }

  private Exit run(Screen screen) throws IOException, InterruptedException, TimeoutException {
    Files.createDirectories(folder);
    long began = System.nanoTime();
    String secret = DemoNode.secret();
    screen.progress("starting", -1, "");
    try (Receiver receiver = new Receiver(secret);
        DemoNode node = DemoNode.start(secret)) {
      Demo demo = new Demo(screen, folder, node, receiver);
      demo.started(began);
      Exit exit =
          demo.develop(files.isEmpty() ? List.of(Photo.shipped(folder)) : Photo.named(files));
      demo.finished(began);
      if (keep) {
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "shutdown"));
        demo.invite();
        // The process ends by a signal.
        new CountDownLatch(1).await();
      }
      return exit;
    }
  }

  /** The demo speaks for itself; whatever goes wrong is still said. */
  private static void quieten() {
    System.setProperty("java.awt.headless", "true");
    if (System.getenv("DARKROOM_LOG_LEVEL") == null
        && LoggerFactory.getLogger("io.darkroom") instanceof Logger logger) {
      logger.setLevel(Level.WARN);
    }
  }
}
