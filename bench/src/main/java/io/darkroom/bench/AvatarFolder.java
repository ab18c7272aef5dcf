package io.darkroom.bench;

import io.darkroom.avatar.outfit.Contents;
import io.darkroom.avatar.outfit.Feature;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Piece;
import io.darkroom.avatar.outfit.Rgb;
import io.darkroom.avatar.outfit.Tints;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * An avatar of real models: of a folder as {@code ../shared/avatar-assets}, the one that the Godot
 * explorer's reference picture shows. Everything it has is worn; nothing of it hides anything.
 */
final class AvatarFolder {
  private static final Set<String> FEATURES = Set.of(Outfit.EYES, Outfit.EYEBROWS, Outfit.MOUTH);

  private final Path folder;
  private final JsonObject active;

  AvatarFolder(Path folder) throws IOException {
    this.folder = folder;
    this.active = json(folder.resolve("catalyst/active.json"));
  }

  Outfit outfit() throws IOException {
    JsonObject avatar =
        json(folder.resolve("godot-golden/avatars-test-input.json"))
            .getJsonArray("payload")
            .getJsonObject(0)
            .getJsonObject("avatar");
    String shape = avatar.getString("bodyShape");
    List<Piece> worn = new ArrayList<>();
    Map<String, Feature> features = new TreeMap<>();
    for (Object urn : avatar.getJsonArray("wearables")) {
      Piece piece = piece((String) urn, shape);
      if (FEATURES.contains(piece.category())) {
        Buffer picture = Buffer.buffer(piece.contents().read(piece.mainFile()));
        features.put(piece.category(), new Feature(piece.name(), picture, null));
      } else {
        worn.add(piece);
      }
    }
    Tints tints = new Tints(rgb(avatar, "eyes"), rgb(avatar, "hair"), rgb(avatar, "skin"));
    return new Outfit(piece(shape, shape), worn, Set.of(), tints, features);
  }

  private static Rgb rgb(JsonObject avatar, String of) {
    JsonObject colour = avatar.getJsonObject(of).getJsonObject("color");
    return new Rgb(colour.getFloat("r"), colour.getFloat("g"), colour.getFloat("b"));
  }

  private Piece piece(String urn, String shape) throws IOException {
    JsonObject entity = json(content(active.getString(urn.toLowerCase(Locale.ROOT))));
    JsonObject data = entity.getJsonObject("metadata").getJsonObject("data");
    JsonObject representation = representation(data.getJsonArray("representations"), shape);
    JsonArray wanted = representation.getJsonArray("contents");
    Map<String, String> hashes = new TreeMap<>();
    for (Object entry : entity.getJsonArray("content")) {
      JsonObject file = (JsonObject) entry;
      String key = file.getString("file", file.getString("key"));
      if (wanted.contains(key)) {
        hashes.put(key, file.getString("hash"));
      }
    }
    return new Piece(
        urn, data.getString("category"), representation.getString("mainFile"), files(hashes));
  }

  private static JsonObject representation(JsonArray all, String shape) {
    for (Object one : all) {
      for (Object of : ((JsonObject) one).getJsonArray("bodyShapes")) {
        if (shape.equalsIgnoreCase((String) of)) {
          return (JsonObject) one;
        }
      }
    }
    throw new IllegalArgumentException("nothing is for " + shape);
  }

  private Contents files(Map<String, String> hashes) {
    return new Contents() {
      @Override
      public SortedSet<String> keys() {
        return new TreeMap<>(hashes).navigableKeySet();
      }

      @Override
      public String hash(String key) {
        return hashes.get(key);
      }

      @Override
      public byte[] read(String key) throws IOException {
        return Files.readAllBytes(content(hashes.get(key)));
      }
    };
  }

  private Path content(String hash) {
    return folder.resolve("catalyst/contents").resolve(hash);
  }

  private static JsonObject json(Path file) throws IOException {
    return new JsonObject(Files.readString(file));
  }
}
