package io.darkroom.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What readers take for one character: a letter and its marks, an emoji of several (extended
 * grapheme clusters, Unicode Standard Annex 29).
 */
final class Clusters {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private Clusters() {}

  /** Where each begins, and the text's length. */
  static List<Integer> bounds(String text) {
    List<Integer> bounds = new ArrayList<>();
    Matcher matcher = CLUSTER.matcher(text);
    while (matcher.find()) {
      bounds.add(matcher.start());
    }
    bounds.add(text.length());
    return bounds;
  }

  /** The clusters. */
  static List<String> of(String text) {
    List<Integer> bounds = bounds(text);
    List<String> clusters = new ArrayList<>();
    for (int i = 1; i < bounds.size(); i++) {
      clusters.add(text.substring(bounds.get(i - 1), bounds.get(i)));
    }
    return clusters;
  }
}
