package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code allow}: of which formats {@link Format#AUTO} chooses. */
final class AllowedFormats {
  private static final String KEY = "allow";

  private AllowedFormats() {}

  static List<Format> read(Conf conf, Format format) {
    List<String> names = conf.texts(KEY, null);
    if (names == null) {
      return Encoding.DEFAULT_ALLOW;
    }
    if (format != Format.AUTO) {
      conf.complain(Failure.INVALID_VALUE, KEY, "is for format: auto only");
    }
    if (names.isEmpty()) {
      conf.complain(Failure.MISSING_FIELD, KEY, "must list at least one of " + known());
    }
    return names.stream().distinct().flatMap(name -> of(conf, name).stream()).toList();
  }

  private static Optional<Format> of(Conf conf, String name) {
    Optional<Format> found = files().filter(format -> wire(format).equals(name)).findFirst();
    if (found.isEmpty()) {
      conf.complain(Failure.INVALID_VALUE, KEY, "lists \"" + name + "\", known are " + known());
    }
    return found;
  }

  private static Stream<Format> files() {
    return Arrays.stream(Format.values()).filter(format -> format.file() && format != Format.GIF);
  }

  private static String known() {
    return files().map(AllowedFormats::wire).collect(Collectors.joining(", "));
  }

  private static String wire(Format format) {
    return format.name().toLowerCase(Locale.ROOT);
  }
}
