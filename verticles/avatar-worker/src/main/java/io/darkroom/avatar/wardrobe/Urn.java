package io.darkroom.avatar.wardrobe;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of wearables, as content servers know them. */
public final class Urn {
  /** What the names of wearables that everybody has begin with = {@value}. */
  public static final String BASE_AVATARS = "urn:decentraland:off-chain:base-avatars:";

  /** Longest name = {@value} characters. */
  static final int MAX_LENGTH = 256;

  private static final String OLD = "dcl://";
  private static final String OLD_BASE = "dcl://base-avatars/";

  /** Parts of the names of things in a collection; what follows is the token that somebody owns. */
  private static final List<Collection> COLLECTIONS =
      List.of(
          new Collection("collections-v1", 6),
          new Collection("collections-v2", 6),
          new Collection("collections-thirdparty", 7));

  private static final Pattern COLON = Pattern.compile(":");

  private record Collection(String kind, int parts) {}

  private Urn() {}

  /**
   * The name by which a content server is asked: in lower case, without the token's id, and in
   * today's form if it is in the form of old. Empty for what can be no name.
   */
  public static String pointer(String name) {
    String urn = name.strip().toLowerCase(Locale.ROOT);
    if (urn.isEmpty() || urn.length() > MAX_LENGTH) {
      return "";
    }
    if (urn.startsWith(OLD_BASE)) {
      return BASE_AVATARS + urn.substring(OLD_BASE.length());
    }
    if (urn.startsWith(OLD)) {
      String[] parts = urn.substring(OLD.length()).split("/");
      return parts.length == 2
          ? "urn:decentraland:ethereum:collections-v1:" + parts[0] + ":" + parts[1]
          : "";
    }
    String[] parts = COLON.split(urn);
    for (Collection collection : COLLECTIONS) {
      if (parts.length > collection.parts && parts[3].equals(collection.kind)) {
        return String.join(":", List.of(parts).subList(0, collection.parts));
      }
    }
    return urn;
  }
}
