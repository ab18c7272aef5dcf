package io.darkroom.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads options from JSON into immutable records, and collects <em>every</em> complaint before it
 * refuses: a value out of its range, a key that is missing, a key nobody asked for (with the
 * nearest known one). Configuration files and senders' JSON are read the same way.
 *
 * <p>A reader asks for each key once, builds its record and passes it to {@link #done}, which
 * checks for unknown keys. A value that is wrong reads as its default, so that reading goes on; the
 * owner of the root calls {@link #throwIfAny} at the end. Not thread-safe.
 */
public final class Conf {
  private final String path;
  private final JsonObject json;
  private final Complaints complaints;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Object> asked;

  private Conf(String path, JsonObject json, Complaints complaints, Map<String, Object> asked) {
    this.path = path;
    this.json = json;
    this.complaints = complaints;
    this.asked = asked;
  }

  /** A reader of {@code json}, with an empty list of complaints. */
  public static Conf of(JsonObject json) {
    return new Conf("", json, new Complaints(), new LinkedHashMap<>());
  }

  /** True if the key is there and not null. */
  public boolean has(String key) {
    ask(key);
    return json.getValue(key) != null;
  }

  /** A text that must be there and not be empty. */
  public String text(String key) {
    String value = text(key, "");
    if (value.isEmpty() && !complaints.about(at(key))) {
      missing(key);
    }
    return value;
  }

  /** A text; {@code fallback} (may be null) when absent. */
  public String text(String key, String fallback) {
    return read(key, String.class, "a text", fallback);
  }

  /** A list of texts; {@code fallback} when absent. A single text is a list of one. */
  public List<String> texts(String key, List<String> fallback) {
    ask(key);
    Object value = json.getValue(key);
    if (value instanceof String one) {
      return note(key, List.of(one));
    }
    JsonArray array = read(key, JsonArray.class, "a list of texts", null);
    if (array == null) {
      return note(key, fallback);
    }
    if (!array.stream().allMatch(String.class::isInstance)) {
      complain(Failure.INVALID_VALUE, key, "must be a list of texts");
      return fallback;
    }
    return note(key, array.stream().map(String.class::cast).toList());
  }

  /** A whole number between {@code min} and {@code max}, both allowed. */
  public int count(String key, int fallback, int min, int max) {
    Number value = read(key, Number.class, "a whole number", fallback);
    if (value.doubleValue() != Math.rint(value.doubleValue())) {
      complain(Failure.INVALID_VALUE, key, "is " + value + ", must be a whole number");
      return fallback;
    }
    if (value.doubleValue() < min || value.doubleValue() > max) {
      complain(
          Failure.INVALID_VALUE, key, "is " + value + ", must be between " + min + " and " + max);
      return fallback;
    }
    return note(key, value.intValue());
  }

  /** A number between {@code min} and {@code max}, both allowed. */
  public double number(String key, double fallback, double min, double max) {
    double value = read(key, Number.class, "a number", fallback).doubleValue();
    if (!(value >= min && value <= max)) {
      complain(
          Failure.INVALID_VALUE, key, "is " + value + ", must be between " + min + " and " + max);
      return fallback;
    }
    return note(key, value);
  }

  /** True or false. */
  public boolean flag(String key, boolean fallback) {
    return read(key, Boolean.class, "true or false", fallback);
  }

  /** One of an enum's constants, spelled in lower case with {@code -} for {@code _}. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    // YAML reads a bare true or false as no text.
    String value = json.getValue(key) instanceof Boolean flag ? flag.toString() : text(key, null);
    ask(key);
    if (value == null) {
      return note(key, fallback);
    }
    for (E constant : type.getEnumConstants()) {
      if (wire(constant).equals(value)) {
        return note(key, constant);
      }
    }
    String all =
        Arrays.stream(type.getEnumConstants()).map(Conf::wire).collect(Collectors.joining(", "));
    complain(Failure.INVALID_VALUE, key, "is \"" + value + "\", must be one of " + all);
    return fallback;
  }

  /** A time with its unit: {@code 500ms}, {@code 15s}, {@code 5m}, {@code 2h}, {@code 7d}. */
  public Duration duration(String key, Duration fallback) {
    return units(key, fallback, Units::duration, "a time with its unit, as 500ms, 15s, 5m, 2h, 7d");
  }

  /** Times with their units. */
  public List<Duration> durations(String key, List<Duration> fallback) {
    List<String> texts = texts(key, null);
    if (texts == null) {
      return note(key, fallback);
    }
    List<Duration> durations = texts.stream().map(Units::duration).toList();
    if (durations.contains(null)) {
      complain(Failure.INVALID_VALUE, key, "must list times with their units, as 5s, 5m, 2h");
      return fallback;
    }
    return note(key, durations);
  }

  /**
   * A size with its unit: {@code 512B}, {@code 64KB}, {@code 25MB}, {@code 2GB}; 1 KB is 1024 B.
   */
  public long size(String key, long fallback) {
    return units(key, fallback, Units::size, "a size with its unit, as 512B, 64KB, 25MB, 2GB");
  }

  /** The object under the key; an empty one when absent. */
  public Conf section(String key) {
    JsonObject value = read(key, JsonObject.class, "an object", new JsonObject());
    return new Conf(at(key), value, complaints, asked);
  }

  /** The objects listed under the key; none when absent. */
  public List<Conf> sections(String key) {
    JsonArray array = read(key, JsonArray.class, "a list of objects", new JsonArray());
    List<Conf> sections = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.getValue(i) instanceof JsonObject one) {
        sections.add(new Conf(at(key) + "[" + i + "]", one, complaints, asked));
      } else {
        complain(Failure.INVALID_VALUE, key + "[" + i + "]", "must be an object");
      }
    }
    return sections;
  }

  /** The object under the key as it is, for what is passed through untouched; empty when absent. */
  public JsonObject object(String key) {
    return read(key, JsonObject.class, "an object", new JsonObject());
  }

  /** What is under the key, for a reader that takes several kinds; null when absent. */
  public Object value(String key) {
    ask(key);
    return json.getValue(key);
  }

  /** Reads another object in this one's place: complaints name the same path. */
  public Conf replaced(JsonObject other) {
    return new Conf(path, other, complaints, asked);
  }

  /** The keys that are there. */
  public Set<String> keys() {
    return json.fieldNames();
  }

  /** Adds a complaint of the reader's own about one key. */
  public void complain(Failure failure, String key, String what) {
    complaints.add(failure, at(key), what);
  }

  /** Ends the reading of this object: whatever was not asked for is unknown. */
  public <T> T done(T read) {
    for (String key : json.fieldNames()) {
      if (!known.contains(key)) {
        String nearest = Nearest.of(key, known);
        complain(
            Failure.UNKNOWN_FIELD,
            key,
            "is not known"
                + (nearest == null ? "" : "; did you mean " + nearest + "?")
                + (known.isEmpty() ? "" : " Known here: " + String.join(", ", known) + "."));
      }
    }
    return read;
  }

  /** All complaints so far, each a sentence. */
  public List<String> complaints() {
    return complaints.sentences();
  }

  /** Throws what was complained about, if anything was, under the first complaint's failure. */
  public void throwIfAny() {
    complaints.throwIfAny();
  }

  /**
   * Every key asked for so far, here and in all sections, as {@code jobs.lease}, with what it was
   * read as. What documents the keys and their defaults is checked by it.
   */
  public Map<String, Object> asked() {
    return Collections.unmodifiableMap(asked);
  }

  private void ask(String key) {
    known.add(key);
    asked.putIfAbsent(at(key), null);
  }

  private <T> T note(String key, T value) {
    asked.put(at(key), value);
    return value;
  }

  private void missing(String key) {
    complain(Failure.MISSING_FIELD, key, "is missing and has no default");
  }

  private <T> T read(String key, Class<T> type, String wanted, T fallback) {
    ask(key);
    Object value = json.getValue(key);
    if (value == null) {
      return note(key, fallback);
    }
    if (!type.isInstance(value)) {
      complain(Failure.INVALID_VALUE, key, "is " + shown(value) + ", must be " + wanted);
      return fallback;
    }
    return note(key, type.cast(value));
  }

  private <T> T units(String key, T fallback, Function<String, T> parse, String wanted) {
    ask(key);
    Object value = json.getValue(key);
    if (value == null) {
      return note(key, fallback);
    }
    T parsed = parse.apply(value.toString());
    if (parsed == null) {
      complain(Failure.INVALID_VALUE, key, "is " + shown(value) + ", must be " + wanted);
      return fallback;
    }
    return note(key, parsed);
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String shown(Object value) {
    String text = value instanceof String ? "\"" + value + "\"" : value.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
