package io.darkroom.map.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds an ffmpeg that runs here and can encode H.264: the one configured and no other, or the one
 * that ships, or the first of the {@code PATH}. Blocks while it tries them; what it found once it
 * gives again.
 */
public final class FfmpegFinder {
  /** Encoders of H.264, the one that ships first; none of them needs special hardware. */
  private static final List<String> H264 = List.of("libopenh264", "libx264");

  /** Longest that it may take to say what it is. */
  private static final long SECONDS = 20;

  /** As much as is read of what it says = {@value} bytes. */
  private static final int MOST = 64 << 10;

  private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
  private static final Logger log = LoggerFactory.getLogger(FfmpegFinder.class);

  private final Path configured;
  private final Path cache;
  private Ffmpeg found;

  /**
   * @param configured the executable; null to look for one
   * @param cache where what ships is unpacked
   */
  public FfmpegFinder(Path configured, Path cache) {
    this.configured = configured;
    this.cache = cache;
  }

  /** The ffmpeg; {@code ENCODER_UNAVAILABLE}, with what was tried, where there is none. */
  synchronized Ffmpeg find() throws InterruptedException {
    if (found == null) {
      found = search();
      log.atInfo()
          .addKeyValue("file", found.executable())
          .addKeyValue("version", found.version())
          .addKeyValue("encoder", found.h264())
          .log("ffmpeg found");
    }
    return found;
  }

  /** What was found cannot be run any longer: it is looked for anew. */
  synchronized void forget() {
    found = null;
  }

  /** Throws {@code ENCODER_UNAVAILABLE} if there is none. Blocks. */
  public void check() throws InterruptedException {
    find();
  }

  private Ffmpeg search() throws InterruptedException {
    List<String> complaints = new ArrayList<>();
    Optional<Ffmpeg> tried =
        configured != null ? attempt(configured, null, complaints) : bundled(complaints);
    if (tried.isEmpty() && configured == null) {
      Optional<Path> installed = installed();
      if (installed.isEmpty()) {
        complaints.add("there is no ffmpeg on the PATH");
      } else {
        tried = attempt(installed.get(), null, complaints);
      }
    }
    return tried.orElseThrow(() -> unavailable(complaints));
  }

  private static DarkroomException unavailable(List<String> complaints) {
    return Failure.ENCODER_UNAVAILABLE.with(
        "No ffmpeg can be run: "
            + String.join("; ", complaints)
            + ". Install ffmpeg, or name one in map-worker.video.ffmpeg.");
  }

  private Optional<Ffmpeg> bundled(List<String> complaints) throws InterruptedException {
    try {
      Optional<Path> executable = BundledFfmpeg.unpack(cache);
      if (executable.isEmpty()) {
        complaints.add("none ships for this machine");
        return Optional.empty();
      }
      return attempt(executable.get(), executable.get().getParent(), complaints);
    } catch (IOException error) {
      complaints.add("what ships cannot be unpacked into " + cache + ": " + error.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Path> installed() {
    String path = System.getenv("PATH");
    for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
      Path file = Path.of(folder).resolve("ffmpeg");
      if (!folder.isEmpty() && Files.isExecutable(file) && Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static Optional<Ffmpeg> attempt(Path executable, Path libraries, List<String> complaints)
      throws InterruptedException {
    try {
      String said = ask(executable, libraries, "-encoders");
      Matcher version = VERSION.matcher(said);
      if (!version.find()) {
        complaints.add(executable + " says: " + said.strip().lines().findFirst().orElse("nothing"));
        return Optional.empty();
      }
      Optional<String> h264 =
          H264.stream().filter(one -> said.contains(" " + one + " ")).findFirst();
      if (h264.isEmpty()) {
        complaints.add(executable + " has none of the encoders " + String.join(", ", H264));
      }
      return h264.map(one -> new Ffmpeg(executable, libraries, one, version.group(1)));
    } catch (IOException error) {
      complaints.add(error.getMessage());
      return Optional.empty();
    }
  }

  private static String ask(Path executable, Path libraries, String question)
      throws IOException, InterruptedException {
    Process process =
        process(executable, libraries, List.of(question)).redirectErrorStream(true).start();
    try {
      process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(late -> kill(process));
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readNBytes(MOST), UTF_8);
      process.waitFor(SECONDS, TimeUnit.SECONDS);
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process kill(Process process) {
    return process.destroyForcibly();
  }

  static ProcessBuilder process(Path executable, Path libraries, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    String path = builder.environment().get("PATH");
    builder.environment().clear();
    if (path != null) {
      builder.environment().put("PATH", path);
    }
    if (libraries != null) {
      // What those libraries need of each other is not looked for beside them otherwise.
      builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
    }
    return builder;
  }
}
