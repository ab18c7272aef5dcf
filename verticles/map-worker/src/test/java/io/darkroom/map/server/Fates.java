package io.darkroom.map.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Mishaps by chance. Which one befalls what is asked for follows from that and a seed alone, so
 * that a test can foresee it. Any thread, once all rules are there.
 */
public final class Fates implements Function<MapServer.Asked, Mishap> {
  private record Rule(String words, double below, Mishap mishap, boolean lasts) {}

  private final long seed;
  private final List<Rule> rules = new ArrayList<>();
  private final Set<String> befallen = ConcurrentHashMap.newKeySet();

  public Fates(long seed) {
    this.seed = seed;
  }

  /** The mishap befalls so large a part of what {@link MapServer.Asked#what} begins so. */
  public Fates always(String words, double part, Mishap mishap) {
    return add(words, part, mishap, true);
  }

  /** The same, but only when it is first asked for. */
  public Fates once(String words, double part, Mishap mishap) {
    return add(words, part, mishap, false);
  }

  private Fates add(String words, double part, Mishap mishap, boolean lasts) {
    double before =
        rules.stream()
            .filter(rule -> rule.words.equals(words))
            .mapToDouble(Rule::below)
            .max()
            .orElse(0);
    rules.add(new Rule(words, before + part, mishap, lasts));
    return this;
  }

  /** What cannot be had of something, however often it is asked for; NONE if it can. */
  public Mishap lasting(String what) {
    Rule rule = rule(what);
    return rule.lasts ? rule.mishap : Mishap.NONE;
  }

  @Override
  public Mishap apply(MapServer.Asked asked) {
    Rule rule = rule(asked.what());
    return rule.lasts || befallen.add(asked.what()) ? rule.mishap : Mishap.NONE;
  }

  private Rule rule(String what) {
    double chance = new SplittableRandom(seed * 31 + what.hashCode()).nextDouble();
    return rules.stream()
        .filter(rule -> what.startsWith(rule.words) && chance < rule.below)
        .findFirst()
        .orElse(new Rule("", 1, Mishap.NONE, true));
  }
}
