package io.darkroom.engine.pixels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.opencv.core.Core;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads OpenCV. Its library (65 MB) is unpacked from the class path once, into a cache folder,
 * under a name made of its size and checksum, and from then on loaded from there in milliseconds.
 * (The jar's own loader unpacks it at every start, and leaves it behind when the process is
 * killed.)
 */
public final class NativeLibrary {
  private static final String FRESH = "unpacking-";

  /** What a killed process left behind is removed after so long. */
  private static final Duration STALE = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);

  private NativeLibrary() {}

  /**
   * Loads the library; in one JVM as often as one likes. Blocks while it is unpacked.
   *
   * @param cache where it is kept; null for the user's cache folder
   */
  public static synchronized void load(Path cache) {
    long begun = System.nanoTime();
    Path file = unpack(cache(cache));
    System.load(file.toAbsolutePath().toString());
    // One job, one thread: the worker has as many of them as there are processors.
    Core.setNumThreads(1);
    log.atDebug()
        .addKeyValue("file", file)
        .addKeyValue("ms", (System.nanoTime() - begun) / 1_000_000)
        .log("native library loaded");
  }

  /** The folder for what is unpacked: the one configured, or the user's when that is null. */
  public static Path cache(Path configured) {
    return configured == null ? defaultCache() : configured;
  }

  /** Unpacks the library unless it is there already, whole; gives its place. */
  static Path unpack(Path cache) {
    String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL url = NativeLibrary.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new IllegalStateException("There is no " + resource + " on the class path.");
    }
    try {
      Files.createDirectories(cache);
      checkOwner(cache);
      removeStale(cache);
      Signature wanted = Signature.of(url);
      Path file = cache.resolve(name(resource, wanted));
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || !wanted.equals(Signature.of(file))) {
        copy(url, file);
      }
      return file;
    } catch (IOException error) {
      throw new UncheckedIOException(
          "The native library could not be unpacked into "
              + cache
              + "; name a writable folder in engine.nativeCache.",
          error);
    }
  }

  /** Where the jar of org.openpnp keeps the library for a machine. */
  static String resource(String os, String arch) {
    String system = os.toLowerCase(Locale.ROOT);
    boolean arm = List.of("aarch64", "arm64").contains(arch.toLowerCase(Locale.ROOT));
    String folder = arm ? "ARMv8" : "x86_64";
    String version = Core.VERSION.replace(".", "");
    if (system.contains("mac")) {
      return "nu/pattern/opencv/osx/" + folder + "/libopencv_java" + version + ".dylib";
    }
    if (system.contains("windows")) {
      return "nu/pattern/opencv/windows/" + folder + "/opencv_java" + version + ".dll";
    }
    return "nu/pattern/opencv/linux/" + folder + "/libopencv_java" + version + ".so";
  }

  private static String name(String resource, Signature signature) {
    String file = resource.substring(resource.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return String.format(
        "%s-%d-%08x%s",
        file.substring(0, dot), signature.size(), signature.crc(), file.substring(dot));
  }

  private static void copy(URL url, Path file) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), FRESH, null);
    try (InputStream in = url.openStream()) {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Code is loaded from there, so it must not be a folder that somebody else set up. */
  private static void checkOwner(Path cache) throws IOException {
    Path mine = Files.createTempFile(cache, FRESH, null);
    try {
      if (!Files.getOwner(mine).equals(Files.getOwner(cache))) {
        throw new IOException(cache + " belongs to somebody else");
      }
    } finally {
      Files.delete(mine);
    }
  }

  private static void removeStale(Path cache) throws IOException {
    Instant before = Instant.now().minus(STALE);
    try (Stream<Path> files = Files.list(cache)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(FRESH)
            && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The user's cache folder; a user without a home has one among the temporary files. */
  private static Path defaultCache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home"));
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return Path.of(xdg, "darkroom", "native");
    }
    if (home.isAbsolute() && Files.isWritable(home)) {
      return home.resolve(Path.of(".cache", "darkroom", "native"));
    }
    String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
    return Path.of(System.getProperty("java.io.tmpdir"), "darkroom-native-" + user);
  }
}
