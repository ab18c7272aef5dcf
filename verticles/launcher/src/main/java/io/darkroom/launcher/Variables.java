package io.darkroom.launcher;

import io.darkroom.contract.Nearest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts the environment's {@code DARKROOM_<SECTION>_<KEY>} over what the file says. */
final class Variables {
  /** Read by the script, by the logging and by the client commands. */
  private static final Set<String> OTHERS =
      Set.of(
          "DARKROOM_CONF",
          "DARKROOM_HOME",
          "DARKROOM_JAVA_OPTS",
          "DARKROOM_LOG",
          "DARKROOM_LOG_LEVEL",
          "DARKROOM_URL",
          "DARKROOM_API_KEY");

  /** What Kubernetes puts into every pod for a service whose name begins with darkroom. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP)(_.*)?)");

  private static final Pattern SERVICE_URL = Pattern.compile("(tcp|udp)://[^/]+:\\d+");

  private final DocumentedKeys keys;
  private final List<String> complaints;

  Variables(DocumentedKeys keys, List<String> complaints) {
    this.keys = keys;
    this.complaints = complaints;
  }

  /**
   * Sets what the environment names. A variable that is nearly one of ours is taken for a mistyped
   * one, and complained about; others are somebody else's.
   */
  void put(Map<String, String> environment, JsonObject root) {
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              if (variable.startsWith(DocumentedKeys.PREFIX) && !foreign(variable, value)) {
                put(variable, value, root);
              }
            });
  }

  private void put(String variable, String value, JsonObject root) {
    List<String> path = keys.path(variable);
    if (path != null) {
      Settings.put(root, path, keys.typed(path, value));
      return;
    }
    String nearest = Nearest.of(variable, keys.variables());
    if (nearest != null) {
      complaints.add(
          "The environment variable " + variable + " sets no key; did you mean " + nearest + "?");
    }
  }

  private static boolean foreign(String variable, String value) {
    return OTHERS.contains(variable)
        || SERVICE_LINK.matcher(variable).matches()
        || SERVICE_URL.matcher(value).matches();
  }
}
