package io.darkroom.launcher;

import io.darkroom.contract.Failure;
import io.darkroom.contract.Nearest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One configuration of three voices, the later over the earlier: the file, the environment, the
 * command line.
 *
 * <ul>
 *   <li>the file: {@code --conf}, else {@code DARKROOM_CONF}, else {@code conf/darkroom.yaml} in
 *       the working directory, else in {@code DARKROOM_HOME}, else none. {@code ${NAME}} and {@code
 *       ${NAME:-default}} in its keys and values are replaced from the environment;
 *   <li>the environment: {@code DARKROOM_<SECTION>_<KEY>};
 *   <li>the command line: {@code --set section.key=value}.
 * </ul>
 *
 * <p>What is in none of them has its default, which is the business of whoever reads the key.
 */
public final class Settings {
  private static final Path FILE = Path.of("conf", "darkroom.yaml");

  private Settings() {}

  /**
   * The configuration of this process.
   *
   * @param file what {@code --conf} names, or null
   * @param sets what {@code --set} gives: {@code section.key=value}
   * @throws io.darkroom.contract.DarkroomException INVALID_CONFIGURATION, with every complaint
   */
  public static JsonObject load(Path file, List<String> sets) {
    return load(file, System.getenv(), sets);
  }

  /** The configuration, with an environment of the caller's. */
  public static JsonObject load(Path file, Map<String, String> environment, List<String> sets) {
    DocumentedKeys keys = new DocumentedKeys(documented());
    List<String> complaints = new ArrayList<>();
    JsonObject root =
        new Placeholders(keys, environment, complaints).replace(read(find(file, environment)));
    root.fieldNames().forEach(section -> known(section, keys, complaints));
    new Variables(keys, complaints).put(environment, root);
    sets.forEach(set -> put(set, root, keys, complaints));
    if (!complaints.isEmpty()) {
      throw Failure.INVALID_CONFIGURATION.with(String.join("\n", complaints));
    }
    return root;
  }

  /** Every key at its default, as {@code conf/darkroom.yaml} documents them. */
  public static JsonObject documented() {
    try (InputStream in = Settings.class.getResourceAsStream("/darkroom.yaml")) {
      return YamlText.read(FILE.toString(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** The file that is read when {@code --conf} names this one, which may be null; null for none. */
  static Path find(Path file, Map<String, String> environment) {
    if (file != null) {
      return file;
    }
    if (environment.containsKey("DARKROOM_CONF")) {
      return Path.of(environment.get("DARKROOM_CONF"));
    }
    if (Files.exists(FILE)) {
      return FILE;
    }
    String home = environment.get("DARKROOM_HOME");
    return home != null && Files.exists(Path.of(home).resolve(FILE))
        ? Path.of(home).resolve(FILE)
        : null;
  }

  /** Puts a value at the end of a way through objects, which are made where there are none. */
  static void put(JsonObject root, List<String> path, Object value) {
    JsonObject at = root;
    for (String name : path.subList(0, path.size() - 1)) {
      if (!(at.getValue(name) instanceof JsonObject)) {
        at.put(name, new JsonObject());
      }
      at = at.getJsonObject(name);
    }
    at.put(path.get(path.size() - 1), value);
  }

  private static JsonObject read(Path file) {
    if (file == null) {
      return new JsonObject();
    }
    try {
      return YamlText.read(file.toString(), Files.readString(file));
    } catch (IOException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "The configuration file " + file + " cannot be read: " + error, error);
    }
  }

  private static void put(
      String set, JsonObject root, DocumentedKeys keys, List<String> complaints) {
    int equals = set.indexOf('=');
    List<String> path =
        Arrays.asList((equals < 0 ? set : set.substring(0, equals)).split("\\.", -1));
    if (equals < 0 || path.size() < 2 || path.contains("")) {
      complaints.add("--set " + set + " must be written section.key=value");
    } else if (known(path.get(0), keys, complaints)) {
      put(root, path, keys.typed(path, set.substring(equals + 1)));
    }
  }

  private static boolean known(String section, DocumentedKeys keys, List<String> complaints) {
    if (keys.sections().contains(section)) {
      return true;
    }
    String nearest = Nearest.of(section, keys.sections());
    complaints.add(
        section
            + " is not a section"
            + (nearest == null ? "." : "; did you mean " + nearest + "?")
            + " Sections: "
            + String.join(", ", keys.sections())
            + ".");
    return false;
  }
}
