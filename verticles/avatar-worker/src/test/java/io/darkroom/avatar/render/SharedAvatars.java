package io.darkroom.avatar.render;

import io.darkroom.avatar.outfit.Contents;
import io.darkroom.avatar.outfit.Feature;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Piece;
import io.darkroom.avatar.outfit.Rgb;
import io.darkroom.avatar.outfit.Tints;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Real models, of the folder {@code shared} beside the project or named by {@code darkroom.shared}.
 * Everything named is worn and nothing hides anything: the rules are tested elsewhere.
 */
final class SharedAvatars {
  private static final Set<String> FEATURES = Set.of(Outfit.EYES, Outfit.EYEBROWS, Outfit.MOUTH);

  private final Path catalyst;
  private final JsonObject active;
  private final Path folder;

  private SharedAvatars(Path folder) throws IOException {
    this.folder = folder;
    this.catalyst = folder.resolve("catalyst");
    this.active = json(catalyst.resolve("active.json"));
  }

  static Optional<SharedAvatars> find() throws IOException {
    String named = System.getProperty("darkroom.shared", "../../../shared");
    Path folder = Path.of(named).resolve("avatar-assets");
    return Files.isDirectory(folder) ? Optional.of(new SharedAvatars(folder)) : Optional.empty();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** What is worn in the explorer's own test, which its reference pictures are of. */
  Outfit golden() throws IOException {
    JsonObject avatar =
        json(file("godot-golden/avatars-test-input.json"))
            .getJsonArray("payload")
            .getJsonObject(0)
            .getJsonObject("avatar");
    List<String> wearables =
        avatar.getJsonArray("wearables").stream().map(String::valueOf).toList();
    Tints tints =
        new Tints(
            rgb(avatar.getJsonObject("eyes")),
            rgb(avatar.getJsonObject("hair")),
            rgb(avatar.getJsonObject("skin")));
    return outfit(avatar.getString("bodyShape"), wearables, tints);
  }

  Outfit outfit(String bodyShape, List<String> wearables, Tints tints) throws IOException {
    List<Piece> worn = new ArrayList<>();
    Map<String, Feature> features = new TreeMap<>();
    for (String urn : wearables) {
      Piece piece = piece(urn, bodyShape);
      if (FEATURES.contains(piece.category())) {
        features.put(piece.category(), feature(piece));
      } else {
        worn.add(piece);
      }
    }
    return new Outfit(piece(bodyShape, bodyShape), worn, Set.of(), tints, features);
  }

  private static Feature feature(Piece piece) throws IOException {
    Buffer mask = null;
    for (String key : piece.contents().keys()) {
      if (key.toLowerCase(Locale.ROOT).endsWith("_mask.png")) {
        mask = Buffer.buffer(piece.contents().read(key));
      }
    }
    return new Feature(piece.name(), Buffer.buffer(piece.contents().read(piece.mainFile())), mask);
  }

  private static Rgb rgb(JsonObject holder) {
    JsonObject colour = holder.getJsonObject("color");
    return new Rgb(colour.getFloat("r"), colour.getFloat("g"), colour.getFloat("b"));
  }

  private Piece piece(String urn, String bodyShape) throws IOException {
    JsonObject entity = content(active.getString(urn.toLowerCase(Locale.ROOT)));
    JsonObject data = entity.getJsonObject("metadata").getJsonObject("data");
    JsonObject representation =
        data.getJsonArray("representations").stream()
            .map(JsonObject.class::cast)
            .filter(
                r ->
                    r.getJsonArray("bodyShapes").stream()
                        .anyMatch(shape -> bodyShape.equalsIgnoreCase((String) shape)))
            .findFirst()
            .orElseThrow();
    Map<String, String> hashes = new TreeMap<>();
    Set<String> keys =
        Set.copyOf(
            representation.getJsonArray("contents").stream().map(String.class::cast).toList());
    for (Object entry : entity.getJsonArray("content")) {
      JsonObject file = (JsonObject) entry;
      String key = Optional.ofNullable(file.getString("file")).orElse(file.getString("key"));
      if (keys.contains(key)) {
        hashes.put(key, file.getString("hash"));
      }
    }
    return new Piece(
        urn, data.getString("category"), representation.getString("mainFile"), files(hashes));
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
        return Files.readAllBytes(catalyst.resolve("contents").resolve(hashes.get(key)));
      }
    };
  }

  private JsonObject content(String id) throws IOException {
    return json(catalyst.resolve("contents").resolve(id));
  }

  private static JsonObject json(Path file) throws IOException {
    return new JsonObject(Files.readString(file));
  }
}
