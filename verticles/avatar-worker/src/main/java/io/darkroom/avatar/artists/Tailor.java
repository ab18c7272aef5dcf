package io.darkroom.avatar.artists;

import io.darkroom.avatar.catalyst.Catalyst;
import io.darkroom.avatar.catalyst.Content;
import io.darkroom.avatar.outfit.Feature;
import io.darkroom.avatar.outfit.LeftOut;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Piece;
import io.darkroom.avatar.wardrobe.Category;
import io.darkroom.avatar.wardrobe.Dressing;
import io.darkroom.avatar.wardrobe.Dressing.Worn;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fetches the files of what an avatar wears. Something whose files cannot be had is left out; the
 * body cannot be. One avatar, one context.
 */
final class Tailor {
  /** What has been sewn together. */
  record Suit(Outfit outfit, List<LeftOut> leftOut) {}

  /** Files that are fetched at a time = {@value}. */
  private static final int LANES = 6;

  private static final String MASK = "_mask.png";

  private final Catalyst catalyst;
  private final Sitter sitter;
  private final Dressing dressing;
  private final long maxBytes;
  private final boolean last;
  private final Map<Worn, Map<String, Content>> fetched = new LinkedHashMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private long bytes;

  /**
   * @param maxBytes most bytes of files of one avatar
   * @param last true to leave out also what could be had another time
   */
  Tailor(Catalyst catalyst, Sitter sitter, Dressing dressing, long maxBytes, boolean last) {
    this.catalyst = catalyst;
    this.sitter = sitter;
    this.dressing = dressing;
    this.maxBytes = maxBytes;
    this.last = last;
    dressing
        .unknown()
        .forEach(
            urn ->
                leftOut.add(
                    new LeftOut(urn, "", Failure.ENTITY_NOT_FOUND, "No content server knows it.")));
  }

  /** Fetches everything. Fails with {@code BODY_SHAPE_UNUSABLE}, or with what may pass. */
  Future<Suit> sew() {
    Deque<Worn> todo = new ArrayDeque<>();
    todo.add(dressing.body());
    todo.addAll(dressing.worn().values());
    List<Future<Void>> lanes = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      lanes.add(lane(todo));
    }
    return Future.all(lanes).map(all -> suit());
  }

  private Future<Void> lane(Deque<Worn> todo) {
    Worn next = todo.poll();
    return next == null ? Future.succeededFuture() : take(next).compose(done -> lane(todo));
  }

  private Future<Void> take(Worn worn) {
    Map<String, String> hashes = hashes(worn);
    String main = worn.representation().mainFile();
    if (!hashes.containsKey(main)) {
      return missed(worn, Failure.GLTF_FILE_MISSING.with("Its main file is not among its files."));
    }
    Map<String, Content> files = new TreeMap<>();
    return files(new ArrayDeque<>(hashes.entrySet()), files)
        .onSuccess(all -> fetched.put(worn, files))
        .recover(error -> missed(worn, DarkroomException.of(error)));
  }

  private Future<Void> files(Deque<Map.Entry<String, String>> todo, Map<String, Content> files) {
    Map.Entry<String, String> next = todo.poll();
    if (next == null) {
      return Future.succeededFuture();
    }
    return catalyst
        .content(next.getValue(), sitter.servers())
        .compose(
            file -> {
              bytes += file.bytes().length();
              if (bytes > maxBytes) {
                throw Failure.SOURCE_TOO_LARGE.with(
                    "All that the avatar wears has more than the "
                        + maxBytes
                        + " bytes that avatar-worker.maxOutfit allows.");
              }
              files.put(next.getKey(), file);
              return files(todo, files);
            });
  }

  private Future<Void> missed(Worn worn, DarkroomException failure) {
    String urn = worn.wearable().urn();
    if (failure.failure().retryable() && !last) {
      return Future.failedFuture(failure);
    }
    if (worn.wearable().category().equals(Category.BODY_SHAPE)) {
      return Future.failedFuture(
          Failure.BODY_SHAPE_UNUSABLE.with(
              "The body shape " + urn + " cannot be had: " + failure.getMessage(), failure));
    }
    leftOut.add(
        new LeftOut(urn, worn.wearable().category(), failure.failure(), failure.getMessage()));
    return Future.succeededFuture();
  }

  /** Content identifiers by name, of the main file and all that is said to belong to it. */
  private static Map<String, String> hashes(Worn worn) {
    Map<String, String> content = worn.wearable().content();
    Map<String, String> hashes = new TreeMap<>();
    List<String> names = new ArrayList<>(worn.representation().files());
    names.add(worn.representation().mainFile());
    for (String name : names) {
      if (content.containsKey(name)) {
        hashes.put(name, content.get(name));
      }
    }
    return hashes;
  }

  private Suit suit() {
    List<Piece> pieces = new ArrayList<>();
    Map<String, Feature> features = new LinkedHashMap<>();
    dressing
        .worn()
        .forEach(
            (category, worn) -> {
              if (!fetched.containsKey(worn)) {
                return;
              }
              if (Category.FACE.contains(category)) {
                features.put(category, feature(worn));
              } else {
                pieces.add(piece(worn));
              }
            });
    return new Suit(
        new Outfit(
            piece(dressing.body()), pieces, dressing.hidden(), sitter.look().tints(), features),
        leftOut);
  }

  private Piece piece(Worn worn) {
    return new Piece(
        worn.wearable().urn(),
        worn.wearable().category(),
        worn.representation().mainFile(),
        new FetchedContents(fetched.get(worn), hashes(worn)));
  }

  private Feature feature(Worn worn) {
    Map<String, Content> files = fetched.get(worn);
    String main = worn.representation().mainFile();
    Buffer mask =
        files.entrySet().stream()
            .filter(file -> !file.getKey().equals(main))
            .filter(file -> file.getKey().toLowerCase(Locale.ROOT).endsWith(MASK))
            .map(file -> file.getValue().bytes())
            .findFirst()
            .orElse(null);
    return new Feature(worn.wearable().urn(), files.get(main).bytes(), mask);
  }
}
