package io.darkroom.launcher;

import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The roles that are on the class path, by name. */
final class Roles {
  /** Every other role asks this one: it starts first and stops last. */
  static final String JOBS = "jobs";

  /** Opens the door to strangers: it starts last and stops first. */
  static final String HTTP_INGEST = "http-ingest";

  private final SortedMap<String, ServiceLoader.Provider<DarkroomVerticle>> providers =
      new TreeMap<>();

  Roles() {
    ServiceLoader.load(DarkroomVerticle.class, DarkroomVerticle.class.getClassLoader()).stream()
        .forEach(provider -> providers.put(provider.get().role(), provider));
  }

  /** The names of all. */
  List<String> names() {
    return List.copyOf(providers.keySet());
  }

  /** A new verticle of that role. */
  DarkroomVerticle verticle(String role) {
    return providers.get(role).get();
  }

  /**
   * The roles asked for, each once; all when none is.
   *
   * @throws io.darkroom.contract.DarkroomException INVALID_CONFIGURATION for one that is not there
   */
  List<String> choose(List<String> asked) {
    for (String role : asked) {
      if (!providers.containsKey(role)) {
        String nearest = Nearest.of(role, providers.keySet());
        throw Failure.INVALID_CONFIGURATION.with(
            "There is no role "
                + role
                + " here"
                + (nearest == null ? "." : "; did you mean " + nearest + "?")
                + " Roles: "
                + String.join(", ", providers.keySet())
                + ".");
      }
    }
    if (providers.isEmpty()) {
      throw Failure.INVALID_CONFIGURATION.with("There is no role on the class path.");
    }
    return asked.isEmpty() ? names() : asked.stream().distinct().toList();
  }

  /** The roles in the order in which they start: those of one stage at once. */
  static List<List<String>> stages(List<String> roles) {
    List<List<String>> stages = new ArrayList<>();
    stages.add(only(roles, JOBS::equals));
    stages.add(only(roles, role -> !role.equals(JOBS) && !role.equals(HTTP_INGEST)));
    stages.add(only(roles, HTTP_INGEST::equals));
    stages.removeIf(List::isEmpty);
    return stages;
  }

  private static List<String> only(List<String> roles, Predicate<String> wanted) {
    return roles.stream().filter(wanted).toList();
  }
}
