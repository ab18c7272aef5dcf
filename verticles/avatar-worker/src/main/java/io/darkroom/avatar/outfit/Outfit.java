package io.darkroom.avatar.outfit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that is to be seen of one avatar.
 *
 * @param body the body shape: its skeleton is everybody's, its meshes show where nothing covers
 *     them. An avatar whose body cannot be read fails
 * @param worn what is worn and not hidden, each in its own representation for this body shape, in
 *     the order in which it is drawn. Facial features are not among them
 * @param hidden the categories that are hidden, {@code head} and {@code hands} among them
 * @param features by category ({@link #EYES}, {@link #EYEBROWS}, {@link #MOUTH}); what is absent is
 *     not drawn
 */
public record Outfit(
    Piece body, List<Piece> worn, Set<String> hidden, Tints tints, Map<String, Feature> features) {
  public static final String EYES = "eyes";
  public static final String EYEBROWS = "eyebrows";
  public static final String MOUTH = "mouth";

  public Outfit {
    worn = List.copyOf(worn);
    hidden = Collections.unmodifiableSet(new TreeSet<>(hidden));
    features = Collections.unmodifiableMap(new TreeMap<>(features));
  }
}
