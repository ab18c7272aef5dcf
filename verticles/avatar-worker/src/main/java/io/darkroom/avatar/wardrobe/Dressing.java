package io.darkroom.avatar.wardrobe;

import io.darkroom.contract.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An avatar that is dressed: what is worn, what of it can be seen, what hides what.
 *
 * @param body the body shape
 * @param worn what is to be seen, by category, in the order in which the profile names it; a face
 *     that was not chosen comes last
 * @param hidden categories that are hidden, {@code head} and {@code hands} among them
 * @param removed pointers of what the profile names and something else hides
 * @param unfit pointers of what does not fit the body shape, or is of a category that is taken
 * @param unknown pointers that no content server knows
 */
public record Dressing(
    Worn body,
    Map<String, Worn> worn,
    Set<String> hidden,
    List<String> removed,
    List<String> unfit,
    List<String> unknown) {

  /** A wearable as it looks on the avatar. */
  public record Worn(Wearable wearable, Wearable.Representation representation) {
    Set<String> hides() {
      return wearable.hides(representation);
    }
  }

  /**
   * Dresses an avatar. Fails with {@code BODY_SHAPE_UNUSABLE}.
   *
   * @param known what content servers say of the look's {@link Look#pointers}, by pointer
   */
  public static Dressing of(Look look, Map<String, Wearable> known) {
    Worn body = body(look, known);
    List<String> unfit = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Map<String, Worn> chosen = chosen(look, known, unfit, unknown);

    Map<String, Worn> withBody = new LinkedHashMap<>(chosen);
    withBody.put(Category.BODY_SHAPE, body);
    Set<String> gone = hiddenInTurn(withBody);
    gone.removeAll(look.forceRender());
    List<String> removed = new ArrayList<>();
    chosen
        .values()
        .removeIf(one -> gone.contains(one.wearable.category()) && removed.add(one.wearable.urn()));

    withBody.keySet().retainAll(chosen.keySet());
    withBody.put(Category.BODY_SHAPE, body);
    Set<String> hidden = hiddenByAll(withBody.values());
    hidden.removeAll(look.forceRender());
    addFace(look, known, chosen, hidden, unknown);
    return new Dressing(
        body,
        Collections.unmodifiableMap(chosen),
        Collections.unmodifiableSet(hidden),
        List.copyOf(removed),
        List.copyOf(unfit),
        List.copyOf(unknown));
  }

  private static Worn body(Look look, Map<String, Wearable> known) {
    Wearable body = known.get(look.bodyShape());
    if (body == null || !body.category().equals(Category.BODY_SHAPE)) {
      throw Failure.BODY_SHAPE_UNUSABLE.with(
          look.bodyShape() + " is not known to the content servers as a body shape.");
    }
    Wearable.Representation representation = body.on(look.bodyShape());
    if (representation == null) {
      throw Failure.BODY_SHAPE_UNUSABLE.with(look.bodyShape() + " has no model of itself.");
    }
    return new Worn(body, representation);
  }

  /** What fits the body, the first of each category. */
  private static Map<String, Worn> chosen(
      Look look, Map<String, Wearable> known, List<String> unfit, List<String> unknown) {
    Map<String, Worn> chosen = new LinkedHashMap<>();
    for (String pointer : look.wearables()) {
      Wearable wearable = known.get(pointer);
      if (wearable == null) {
        unknown.add(pointer);
        continue;
      }
      Wearable.Representation representation = wearable.on(look.bodyShape());
      if (representation == null
          || wearable.category().equals(Category.BODY_SHAPE)
          || chosen.putIfAbsent(wearable.category(), new Worn(wearable, representation)) != null) {
        unfit.add(pointer);
      }
    }
    return chosen;
  }

  /** What is hidden when one that is hidden itself hides nobody. */
  private static Set<String> hiddenInTurn(Map<String, Worn> worn) {
    Set<String> hidden = new LinkedHashSet<>();
    for (String category : Category.PRIORITY) {
      Worn one = worn.get(category);
      if (one != null && !hidden.contains(category)) {
        hidden.addAll(one.hides());
      }
    }
    return hidden;
  }

  private static Set<String> hiddenByAll(Collection<Worn> worn) {
    Set<String> hidden = new TreeSet<>();
    worn.forEach(one -> hidden.addAll(one.hides()));
    return hidden;
  }

  /** Eyes, eyebrows and mouth are there even when nobody chose them; nothing else is. */
  private static void addFace(
      Look look,
      Map<String, Wearable> known,
      Map<String, Worn> chosen,
      Set<String> hidden,
      List<String> unknown) {
    List<String> face = look.face();
    for (int i = 0; i < face.size(); i++) {
      String category = Category.FACE.get(i);
      if (chosen.containsKey(category) || hidden.contains(category)) {
        continue;
      }
      Wearable feature = known.get(face.get(i));
      Wearable.Representation representation =
          feature == null ? null : feature.on(look.bodyShape());
      if (representation == null) {
        unknown.add(face.get(i));
      } else {
        chosen.put(category, new Worn(feature, representation));
      }
    }
  }
}
