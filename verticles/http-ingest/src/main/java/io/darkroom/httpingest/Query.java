package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Nearest;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A request's query, read with complaints: each name once, and none that is not known. */
final class Query {
  private final MultiMap params;
  private final Conf complaints;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param complaints gets the complaints
   */
  Query(MultiMap params, Conf complaints) {
    this.params = params;
    this.complaints = complaints;
  }

  /** The value of a name, or null. */
  String text(String name) {
    List<String> all = texts(name);
    if (all.size() > 1) {
      complaints.complain(Failure.INVALID_VALUE, name, "is given twice");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /** All values of a name. */
  List<String> texts(String name) {
    known.add(name);
    return params.getAll(name);
  }

  /** A whole number between {@code min} and {@code max}. */
  int count(String name, int fallback, int min, int max) {
    String text = text(name);
    if (text == null) {
      return fallback;
    }
    if (text.matches("\\d{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    }
    wrong(name, text, "must be a whole number between " + min + " and " + max);
    return fallback;
  }

  /** One of these, or null when absent. */
  String choice(String name, String... choices) {
    String text = text(name);
    if (text != null && !Arrays.asList(choices).contains(text)) {
      wrong(name, text, "must be one of " + String.join(", ", choices));
      return null;
    }
    return text;
  }

  /** Adds a complaint about the value of a name. */
  void wrong(String name, String value, String what) {
    complaints.complain(Failure.INVALID_VALUE, name, "is \"" + cut(value) + "\", " + what);
  }

  /** Complains about names that were not asked for, unless they are one of a family. */
  void done(Predicate<String> family) {
    for (String name : params.names()) {
      if (!known.contains(name) && !family.test(name)) {
        String nearest = Nearest.of(name, known);
        complaints.complain(
            Failure.UNKNOWN_FIELD,
            cut(name),
            "is not a known query parameter"
                + (nearest == null ? "" : "; did you mean " + nearest + "?")
                + (known.isEmpty() ? "" : " Known here: " + String.join(", ", known) + "."));
      }
    }
  }

  private static String cut(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
