package io.darkroom.map.video;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The ffmpeg that ships: the executable of {@code org.bytedeco:ffmpeg} and the libraries beside it
 * (62 MB), unpacked once into a folder of the native cache whose name holds the executable's size
 * and checksum. The jar's own loader is not needed for that.
 */
final class BundledFfmpeg {
  private static final String FOLDER = "org/bytedeco/ffmpeg/";
  private static final String EXECUTABLE = "ffmpeg";
  private static final List<String> PROGRAMS = List.of(EXECUTABLE, "ffprobe");

  /** Libraries for calls from Java; the executable does not need them. */
  private static final String BINDING = "libjni";

  /** Written last: what has it is whole. */
  private static final String COMPLETE = "complete";

  private BundledFfmpeg() {}

  /** The executable, unpacked unless it is there; empty where none ships for this machine. */
  static Optional<Path> unpack(Path cache) throws IOException {
    String folder = folder(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL url = BundledFfmpeg.class.getClassLoader().getResource(folder + EXECUTABLE);
    if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
      return Optional.empty();
    }
    try (JarFile jar = uncached(connection)) {
      JarEntry executable = connection.getJarEntry();
      Path target =
          cache.resolve(String.format("ffmpeg-%d-%08x", executable.getSize(), executable.getCrc()));
      if (!Files.exists(target.resolve(COMPLETE), LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(cache);
        unpack(jar, folder, target);
      }
      checkOwner(cache, target);
      return Optional.of(target.resolve(EXECUTABLE));
    }
  }

  /** Where the jar keeps what belongs to a machine. */
  static String folder(String os, String arch) {
    String system = os.toLowerCase(Locale.ROOT);
    String name =
        system.contains("mac") ? "macosx" : system.contains("windows") ? "windows" : "linux";
    boolean arm = List.of("aarch64", "arm64").contains(arch.toLowerCase(Locale.ROOT));
    return FOLDER + name + (arm ? "-arm64/" : "-x86_64/");
  }

  /** A jar file of our own, that may be closed. */
  private static JarFile uncached(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    return connection.getJarFile();
  }

  private static void unpack(JarFile jar, String folder, Path target) throws IOException {
    Path fresh = Files.createTempDirectory(target.getParent(), "unpacking-");
    try {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (!name.startsWith(folder) || entry.isDirectory()) {
          continue;
        }
        String file = name.substring(folder.length());
        if (file.contains("/") || file.startsWith(BINDING)) {
          continue;
        }
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, fresh.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      for (String program : PROGRAMS) {
        Files.setPosixFilePermissions(
            fresh.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      Files.createFile(fresh.resolve(COMPLETE));
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException error) {
      // Another process was quicker: a folder that is not empty is not replaced.
      if (!Files.exists(target.resolve(COMPLETE), LinkOption.NOFOLLOW_LINKS)) {
        throw error;
      }
    } finally {
      remove(fresh);
    }
  }

  /** Code is run from there, so it must not be a folder that somebody else set up. */
  private static void checkOwner(Path cache, Path target) throws IOException {
    Path mine = Files.createTempFile(cache, "unpacking-", null);
    try {
      if (!Files.getOwner(mine).equals(Files.getOwner(target))) {
        throw new IOException(target + " belongs to somebody else");
      }
    } finally {
      Files.delete(mine);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
