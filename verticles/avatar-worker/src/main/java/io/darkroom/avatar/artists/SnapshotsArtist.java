package io.darkroom.avatar.artists;

import static io.darkroom.avatar.outfit.Portraits.BODY_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.BODY_WIDTH;
import static io.darkroom.avatar.outfit.Portraits.FACE_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.FACE_WIDTH;

import io.darkroom.avatar.catalyst.Catalyst;
import io.darkroom.avatar.catalyst.Content;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.profiles.ProfileEntity;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Takes the pictures that a profile was deployed with. They are whatever somebody uploaded: only
 * their pixels are kept, in the sizes that they should have.
 */
public final class SnapshotsArtist implements Artist {
  /** What the configuration calls it = {@value}. */
  public static final String NAME = "snapshots";

  private final Catalyst catalyst;

  public SnapshotsArtist(Catalyst catalyst) {
    this.catalyst = catalyst;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String manner() {
    return NAME;
  }

  @Override
  public Future<Painting> paint(Sitter sitter, Easel easel) {
    easel.stage("fetching");
    return face(sitter)
        .compose(face -> body(sitter).compose(body -> easel.compute(() -> painting(face, body))));
  }

  /** The face as it was deployed. Fails with {@code SNAPSHOTS_UNUSABLE} when there is none. */
  public Future<Buffer> face(Sitter sitter) {
    return fetch(sitter, "face256.png", "face256");
  }

  /** The body as it was deployed. Fails with {@code SNAPSHOTS_UNUSABLE} when there is none. */
  public Future<Buffer> body(Sitter sitter) {
    return fetch(sitter, "body.png", "body");
  }

  private Future<Buffer> fetch(Sitter sitter, String file, String key) {
    String hash = hash(sitter.entity(), file, key);
    return hash == null
        ? Future.failedFuture(
            Failure.SNAPSHOTS_UNUSABLE.with(
                "The profile " + sitter.entity().id() + " was deployed without a " + file + "."))
        : catalyst.content(hash, sitter.servers()).map(Content::bytes);
  }

  /** Among the entity's files; else as the avatar names it, by identifier or address. */
  private static String hash(ProfileEntity entity, String file, String key) {
    String hash = entity.content().get(file);
    if (hash == null
        && entity.avatar() != null
        && entity.avatar().getValue("snapshots") instanceof JsonObject snapshots
        && snapshots.getValue(key) instanceof String named) {
      String last = named.substring(named.lastIndexOf('/') + 1);
      return ProfileEntity.isId(last) ? last : null;
    }
    return hash;
  }

  private static Painting painting(Buffer face, Buffer body) {
    return new Painting(
        NAME,
        NAME,
        anew(face, "face256.png", FACE_WIDTH, FACE_HEIGHT),
        anew(body, "body.png", BODY_WIDTH, BODY_HEIGHT),
        null,
        List.of());
  }

  private static Buffer anew(Buffer file, String name, int width, int height) {
    try {
      return Png.encode(Png.fitted(Png.decode(file, "The profile's " + name), width, height));
    } catch (DarkroomException refused) {
      throw Failure.SNAPSHOTS_UNUSABLE.with(refused.getMessage(), refused);
    }
  }
}
