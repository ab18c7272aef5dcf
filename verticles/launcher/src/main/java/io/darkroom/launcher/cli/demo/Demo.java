package io.darkroom.launcher.cli.demo;

import io.darkroom.launcher.Exit;
import io.darkroom.launcher.cli.JobText;
import io.darkroom.launcher.cli.api.Api;
import io.darkroom.launcher.cli.api.ApiProblem;
import io.darkroom.launcher.cli.screen.Amounts;
import io.darkroom.launcher.cli.screen.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the demo does, and what it says while it does it. */
final class Demo {
  // The first try is made at once, the second after 5 s.
  private static final Duration POSTBACK = Duration.ofSeconds(30);

  private final Screen screen;
  private final Path folder;
  private final DemoNode node;
  private final Receiver receiver;
  private final List<Developed> developed = new ArrayList<>();

  Demo(Screen screen, Path folder, DemoNode node, Receiver receiver) {
    this.screen = screen;
    this.folder = folder;
    this.node = node;
    this.receiver = receiver;
  }

  void started(long began) {
    screen.print("Started " + String.join(", ", DemoNode.ROLES) + " in " + since(began) + ":");
    screen.print("  API       " + node.url());
    screen.print("  receiver  " + receiver.url());
  }

  /** Develops the photos, one after the other; the last that went wrong decides the exit code. */
  Exit develop(List<Photo> photos) throws IOException, InterruptedException {
    Exit exit = Exit.OK;
    Development development = new Development(new Api(node.url(), null), receiver.url(), screen);
    for (Photo photo : photos) {
      screen.print("");
      screen.print(photo.file().getFileName() + ", " + Amounts.bytes(Files.size(photo.file())));
      Exit one;
      try {
        one = develop(development, photo);
      } catch (ApiProblem refused) {
        screen.say("  " + refused.getMessage());
        one = refused.exit();
      }
      exit = one == Exit.OK ? exit : one;
    }
    return exit;
  }

  private Exit develop(Development development, Photo photo)
      throws IOException, InterruptedException {
    Developed one = development.develop(photo, folder.resolve(photo.name()));
    String job = one.job().id();
    if (one.succeeded()) {
      screen.print("  developed in " + Amounts.time(one.took()) + ", as job " + job);
      screen.print("");
      screen.print(JobText.renditions(one.job().renditions()));
      developed.add(one);
    } else {
      screen.say("  " + one.job().state().wire() + ", " + JobText.failure(one.job()));
    }
    boolean told = postback(job);
    return !one.succeeded() ? Exit.JOB_FAILED : told ? Exit.OK : Exit.FAILURE;
  }

  /** Says where everything is, and how long it took. */
  void finished(long began) throws IOException {
    screen.print("");
    if (!developed.isEmpty()) {
      Path sheet = folder.resolve("contact-sheet.jpg");
      JpegFile.write(new ContactSheet(CaptionFont.load()).draw(developed), sheet);
      screen.print("Contact sheet  " + shown(sheet));
      screen.print("Renditions     " + shown(renditions()));
      if (developed.size() > ContactSheet.MOST_PHOTOS) {
        screen.print("  The sheet shows the first " + ContactSheet.MOST_PHOTOS + " photos.");
      }
    }
    screen.print("All of it took " + since(began) + ".");
  }

  /** Says what to try while it stays up. */
  void invite() {
    screen.print("");
    screen.print("Still running, until Ctrl-C. Try:");
    String api = node.url() + "/v1";
    screen.print("  curl -s " + api + "/jobs");
    if (!developed.isEmpty()) {
      Developed last = developed.get(developed.size() - 1);
      String job = api + "/jobs/" + last.job().id();
      String rendition = last.prints().get(0).rendition().name();
      screen.print("  curl -s " + job);
      screen.print("  curl -sO -J " + job + "/results/" + rendition);
      screen.print(
          "  curl -s -H 'Prefer: wait=10' --data-binary @"
              + last.photo().file()
              + " '"
              + api
              + "/images?rendition=mine:320x320'");
    }
    screen.print("  curl -s " + node.url() + "/metrics");
    screen.print("  ./darkroom submit PHOTO --wait --url " + node.url());
  }

  private boolean postback(String job) throws InterruptedException {
    screen.progress("waiting for the postback", -1, "");
    Optional<Postback> postback = receiver.await(job, POSTBACK);
    if (postback.isEmpty()) {
      screen.say("No verified postback came within " + Amounts.time(POSTBACK) + ".");
      return false;
    }
    screen.print("");
    screen.print("  Its postback, signature verified (shortened):");
    screen.print("");
    postback.get().lines().forEach(line -> screen.print(line.isEmpty() ? "" : "    " + line));
    return true;
  }

  /** As short as it can be said from where the user is. */
  private static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    return whole.startsWith(here) ? here.relativize(whole) : whole;
  }

  private Path renditions() {
    return developed.size() == 1 ? folder.resolve(developed.get(0).photo().name()) : folder;
  }

  private static String since(long began) {
    return Amounts.time(Duration.ofNanos(System.nanoTime() - began));
  }
}
