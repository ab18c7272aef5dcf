package io.darkroom.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happens to a group of consumers while a large picture is made: who is in it, how far behind
 * it is, how long others' records take. And how much memory the workers have. One thread looks, and
 * often.
 */
final class SharpWatch {
  /** Small records are published so often. */
  private static final Duration PACE = Duration.ofSeconds(15);

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

  private final SharpTopics topics;
  private final List<NodeProcess> workers;
  private final Set<String> members;
  private final int generation;
  private final long begun = System.nanoTime();
  private final Set<String> changes = new TreeSet<>();
  private final Map<Integer, Long> sent = new TreeMap<>();
  private final Map<Integer, Duration> answered = new TreeMap<>();
  private final Map<String, Long> peaks = new TreeMap<>();
  private long looks;
  private long behindSince;
  private long mostLag;
  private Duration longestBehind = Duration.ZERO;

  SharpWatch(SharpTopics topics, List<NodeProcess> workers) throws Exception {
    this.topics = topics;
    this.workers = workers;
    members = topics.members();
    generation = topics.generation();
  }

  /** Looks at everything once. */
  void look() throws Exception {
    looks++;
    Set<String> now = topics.members();
    int at = topics.generation();
    if (!now.equals(members) || at != generation) {
      changes.add("generation " + at + ", members " + now);
    }
    lag(topics.lag());
    for (SharpTopics.Processed one : topics.processed()) {
      int id = one.value().getJsonObject("user_image").getInteger("id");
      if (sent.containsKey(id)) {
        answered.computeIfAbsent(id, any -> since(sent.get(id)));
      }
    }
    for (NodeProcess worker : workers) {
      if (worker.alive()) {
        peak(worker.name(), worker.pid());
        worker.children().forEach(child -> peak(worker.name() + "'s child", child.pid()));
      }
    }
  }

  /** From when it was first seen behind to when it was first seen not to be: that much at most. */
  private void lag(long lag) {
    mostLag = Math.max(mostLag, lag);
    if (lag > 0 && behindSince == 0) {
      behindSince = System.nanoTime();
    }
    if (behindSince != 0 && since(behindSince).compareTo(longestBehind) > 0) {
      longestBehind = since(behindSince);
    }
    if (lag == 0) {
      behindSince = 0;
    }
  }

  private void peak(String name, long pid) {
    try {
      Matcher found = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      if (found.find()) {
        peaks.merge(name, Long.parseLong(found.group(1)) >> 10, Math::max);
      }
    } catch (IOException gone) { // or there is no /proc: it is told, not asserted
      peaks.putIfAbsent(name, 0L);
    }
  }

  /** Publishes a small image's record, if that is due; the next has the next number. */
  void publish(String url, int firstNumber) throws Exception {
    if (sent.size() * PACE.toNanos() <= System.nanoTime() - begun) {
      int number = firstNumber + sent.size();
      sent.put(number, System.nanoTime());
      topics.upload(SharpTopics.IMPORTED, number, url);
    }
  }

  /** What has changed about the group; nothing, if it was let alone. */
  Set<String> changes() {
    return Set.copyOf(changes);
  }

  /** Numbers of small records that were published and not answered yet. */
  Set<Integer> unanswered() {
    Set<Integer> open = new TreeSet<>(sent.keySet());
    open.removeAll(answered.keySet());
    return open;
  }

  /** How long the longest small record took. */
  Duration slowest() {
    return answered.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** How long, at a stretch, records were there that the group was not done with. */
  Duration longestBehind() {
    return longestBehind;
  }

  Duration watched() {
    return since(begun);
  }

  private static Duration since(long then) {
    return Duration.ofNanos(System.nanoTime() - then);
  }

  @Override
  public String toString() {
    return String.format(
        "watched %d s (%d looks), generation %d, changes %s; lag at most %d, behind at most %d ms;"
            + " %d small records, the slowest after %d ms; peak memory in MB %s",
        watched().toSeconds(),
        looks,
        generation,
        changes,
        mostLag,
        longestBehind.toMillis(),
        sent.size(),
        slowest().toMillis(),
        peaks);
  }
}
