package io.darkroom.launcher.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A picture that is developed.
 *
 * @param name of the folder its renditions go to; no two are the same
 */
record Photo(String name, Path file) {
  private static final String SHIPPED = "seeding.jpg";

  /** The photograph that comes along, unpacked into {@code folder}. */
  static Photo shipped(Path folder) throws IOException {
    Path file = folder.resolve(SHIPPED);
    try (InputStream in = Photo.class.getResourceAsStream("/demo/" + SHIPPED)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return named(List.of(file)).get(0);
  }

  /** These files, under names that differ. */
  static List<Photo> named(List<Path> files) {
    Set<String> taken = new HashSet<>();
    return files.stream().map(file -> new Photo(free(stem(file), taken), file)).toList();
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
