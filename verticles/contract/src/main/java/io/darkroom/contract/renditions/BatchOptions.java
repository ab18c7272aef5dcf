package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Source;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The options of the operation {@code batch}: the same pictures made of several pictures, each of
 * which may fail on its own. They are those of {@code renditions} and what is here.
 *
 * @param sources where the images come from, by name, in the order given; 1 to {@value
 *     #MAX_SOURCES}. Names are as those of renditions
 * @param allMayFail whether the job has succeeded also when no source has
 * @param renditions what to make of each
 */
public record BatchOptions(
    Map<String, Source> sources, boolean allMayFail, RenditionsOptions renditions) {
  /** The operation's name. */
  public static final String OPERATION = "batch";

  /** Most sources of one job = {@value}. */
  public static final int MAX_SOURCES = 16;

  /** Most renditions of one job, of all its sources together = {@value}. */
  public static final int MAX_RENDITIONS = 128;

  private static final String SOURCES = "sources";
  private static final String ALL_MAY_FAIL = "allMayFail";

  public BatchOptions {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** Reads and checks the options of one job. */
  public static BatchOptions read(Conf conf) {
    Map<String, Source> sources = readSources(conf);
    boolean allMayFail = conf.flag(ALL_MAY_FAIL, false);
    BatchOptions read = new BatchOptions(sources, allMayFail, RenditionsOptions.read(conf));
    read.check(conf);
    return read;
  }

  /** Reads options that were checked at the door. */
  public static BatchOptions of(JsonObject options) {
    Conf conf = Conf.of(options);
    BatchOptions read = read(conf);
    conf.throwIfAny();
    return read;
  }

  /** The options that a job of {@code renditions} would have, about one of the sources. */
  public static JsonObject ofEach(JsonObject options) {
    JsonObject each = options.copy();
    each.remove(SOURCES);
    each.remove(ALL_MAY_FAIL);
    return each;
  }

  /** How a rendition of one of the sources is named, in the job and in its key. */
  public static String rendition(String source, String rendition) {
    return source + "-" + rendition;
  }

  private static Map<String, Source> readSources(Conf conf) {
    Conf section = conf.section(SOURCES);
    Map<String, Source> sources = new LinkedHashMap<>();
    for (String name : section.keys()) {
      if (!RenditionSpec.isName(name)) {
        conf.complain(
            Failure.INVALID_VALUE,
            SOURCES,
            "has the name \"" + name + "\", which must be " + RenditionSpec.NAME_RULE);
      }
      sources.put(name, Source.read(section.section(name)));
    }
    section.done(sources);
    if (sources.isEmpty()) {
      conf.complain(
          Failure.MISSING_FIELD, SOURCES, "must have at least one, as {\"cover\": {\"url\": ...}}");
    } else if (sources.size() > MAX_SOURCES) {
      conf.complain(
          Failure.INVALID_VALUE,
          SOURCES,
          "has " + sources.size() + ", at most " + MAX_SOURCES + " are allowed");
    }
    return sources;
  }

  private void check(Conf conf) {
    int all = sources.size() * renditions.renditions().size();
    if (all > MAX_RENDITIONS) {
      conf.complain(
          Failure.INVALID_VALUE,
          SOURCES,
          "make " + all + " renditions together, at most " + MAX_RENDITIONS + " are allowed");
    }
    Set<String> names = new HashSet<>();
    for (String source : sources.keySet()) {
      for (RenditionSpec spec : renditions.renditions()) {
        String name = rendition(source, spec.name());
        if (!names.add(name)) {
          conf.complain(
              Failure.INVALID_VALUE,
              SOURCES,
              "and renditions make two of the name \"" + name + "\"; change one name");
        }
      }
    }
  }
}
