package io.darkroom.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Options that the installation keeps under a name and a version: section {@value #SECTION} of the
 * configuration, {@code avatar@2: {renditions: [...]}}. A job names one in its options, {@code
 * {"preset": "avatar"}} for the newest version or {@code "avatar@1"} for that one.
 *
 * <p>Every door resolves it before a job is stored, so that a stored job is concrete: what it makes
 * does not change when the configuration does. Its options keep {@code preset}, with the version.
 *
 * <p>What the job says beside it goes over the preset, key by key. Where both have a list of named
 * objects (as {@code renditions} is), an object whose name the preset has goes over that one, key
 * by key; others are added.
 */
public final class Presets {
  /** The section's name = {@value}. */
  public static final String SECTION = "presets";

  /** The key by which options name one = {@value}. */
  public static final String KEY = "preset";

  /** No presets. */
  public static final Presets NONE = new Presets(new TreeMap<>());

  private static final Pattern FULL_NAME =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,62})@([1-9][0-9]{0,5})");

  private record Preset(String operation, JsonObject options) {}

  /** Versions by name. */
  private final SortedMap<String, SortedMap<Integer, Preset>> presets;

  private Presets(SortedMap<String, SortedMap<Integer, Preset>> presets) {
    this.presets = presets;
  }

  /** Reads and checks the section of the configuration's root. */
  public static Presets read(Conf root, Map<String, OperationSpec> operations) {
    Conf conf = root.section(SECTION);
    SortedMap<String, SortedMap<Integer, Preset>> presets = new TreeMap<>();
    for (String key : conf.keys()) {
      Conf preset = conf.section(key);
      Matcher name = FULL_NAME.matcher(key);
      if (!name.matches()) {
        conf.complain(
            Failure.INVALID_VALUE,
            key,
            "is not a preset's name; write a name of letters, digits, - and _, @, and a version,"
                + " as avatar@1");
        continue;
      }
      presets
          .computeIfAbsent(name.group(1), any -> new TreeMap<>())
          .put(Integer.valueOf(name.group(2)), read(preset, conf.object(key), operations));
    }
    return new Presets(presets);
  }

  private static Preset read(Conf conf, JsonObject json, Map<String, OperationSpec> operations) {
    String operation = conf.text("operation", JobRequest.DEFAULT_OPERATION);
    OperationSpec spec = operations.get(operation);
    if (spec == null) {
      conf.complain(
          Failure.UNKNOWN_OPERATION,
          "operation",
          "is \"" + operation + "\", known are " + String.join(", ", operations.keySet()));
    } else {
      spec.check(conf);
    }
    if (conf.has(KEY)) {
      conf.complain(Failure.INVALID_VALUE, KEY, "cannot be given: a preset names no other");
    }
    JsonObject options = json.copy();
    options.remove("operation");
    return new Preset(operation, options);
  }

  /**
   * A job's options with those of the preset it names beneath them; as they are when it names none;
   * null, and a complaint, when that one is not there.
   */
  public JsonObject resolve(Conf options, JsonObject asked, String operation) {
    String name = options.text(KEY, null);
    if (name == null) {
      return asked;
    }
    int at = name.indexOf('@');
    SortedMap<Integer, Preset> versions = presets.get(at < 0 ? name : name.substring(0, at));
    Integer version = versions == null ? null : version(name, at, versions);
    if (version == null) {
      options.complain(Failure.UNKNOWN_PRESET, KEY, unknown(name));
      return null;
    }
    Preset preset = versions.get(version);
    if (!preset.operation.equals(operation)) {
      options.complain(
          Failure.INVALID_VALUE,
          KEY,
          "is " + name + ", which is of the operation " + preset.operation + ", not " + operation);
      return null;
    }
    String full = (at < 0 ? name : name.substring(0, at)) + "@" + version;
    return merged(preset.options, asked).put(KEY, full);
  }

  private static Integer version(String name, int at, SortedMap<Integer, Preset> versions) {
    return at < 0
        ? versions.lastKey()
        : versions.keySet().stream()
            .filter(version -> name.substring(at + 1).equals(version.toString()))
            .findFirst()
            .orElse(null);
  }

  private String unknown(String name) {
    List<String> known = new ArrayList<>();
    presets.forEach(
        (base, versions) -> versions.keySet().forEach(version -> known.add(base + "@" + version)));
    List<String> names = new ArrayList<>(known);
    names.addAll(presets.keySet());
    String nearest = Nearest.of(name, names);
    return "is \""
        + (name.length() > 80 ? name.substring(0, 80) + "…" : name)
        + "\", which the configuration does not have"
        + (nearest == null ? "" : "; did you mean " + nearest + "?")
        + (known.isEmpty()
            ? "; it has none"
            : " Known: " + known.stream().limit(20).collect(Collectors.joining(", ")) + ".");
  }

  private static JsonObject merged(JsonObject preset, JsonObject job) {
    JsonObject merged = preset.copy();
    for (String key : job.fieldNames()) {
      Object value = job.getValue(key);
      if (value instanceof JsonArray over && merged.getValue(key) instanceof JsonArray under) {
        merged.put(key, named(under) && named(over) ? merged(under, over) : over.copy());
      } else {
        merged.put(key, value);
      }
    }
    return merged;
  }

  private static boolean named(JsonArray list) {
    return list.stream()
        .allMatch(one -> one instanceof JsonObject object && object.getValue("name") != null);
  }

  /** A name that the job has twice stays twice, so that the job's reader complains. */
  private static JsonArray merged(JsonArray preset, JsonArray job) {
    Map<Object, Integer> places = new HashMap<>();
    JsonArray all = new JsonArray();
    for (Object one : preset) {
      places.put(((JsonObject) one).getValue("name"), all.size());
      all.add(((JsonObject) one).copy());
    }
    for (Object one : job) {
      Integer place = places.remove(((JsonObject) one).getValue("name"));
      if (place == null) {
        all.add(one);
      } else {
        all.getJsonObject(place).mergeIn((JsonObject) one);
      }
    }
    return all;
  }
}
