package io.darkroom.avatar;

import static io.darkroom.avatar.outfit.Portraits.BODY_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.BODY_WIDTH;
import static io.darkroom.avatar.outfit.Portraits.FACE_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.FACE_WIDTH;

import io.darkroom.avatar.artists.Png;
import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.profiles.ProfileEntity;
import io.darkroom.contract.profiles.ProfileImagesOptions;
import io.darkroom.contract.profiles.ProfilePlaces;
import io.darkroom.storage.BlobInfo;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where one job's pictures hang. The body's is hung last, with a label: where it is, both are
 * there, and of the look that the label says. An index says which entity has pictures of a look, so
 * that whoever looks the same gets a copy; but it is the label that is believed, since pictures may
 * have been hung anew after the index was written.
 */
final class Gallery {
  private static final String PNG = "image/png";

  /** Most bytes of a picture that is copied = {@value}, 4 MB. */
  private static final long MAX_PICTURE = 4L << 20;

  /** Most bytes of an entry in the index = {@value}. */
  private static final long MAX_ENTRY = 4_096;

  private final Work work;
  private final ProfilePlaces places;
  private final String cacheControl;

  Gallery(Work work, ProfilePlaces places, String cacheControl) {
    this.work = work;
    this.places = places;
    this.cacheControl = cacheControl;
  }

  /** The label of pictures that lack something, or that a fallback made. */
  static Map<String, String> label(String avatarHash) {
    return Map.of(ProfilePlaces.AVATAR_HASH, avatarHash);
  }

  /** The label of pictures that are as good as they can be in that manner. */
  static Map<String, String> label(String avatarHash, String manner) {
    // Short: a manner may have a whole command in it, and metadata has little room.
    return Map.of(
        ProfilePlaces.AVATAR_HASH,
        avatarHash,
        ProfilePlaces.AVATAR_MANNER,
        UUID.nameUUIDFromBytes(manner.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** Both pictures of an entity, if they are there and their label says all that this one does. */
  Future<Optional<List<Rendition>>> hanging(String entityId, Map<String, String> label) {
    return orNone(
        work.stored(places.body(entityId))
            .compose(
                body ->
                    body.meta().user().entrySet().containsAll(label.entrySet())
                        ? work.stored(places.face(entityId))
                            .map(face -> Optional.of(List.of(face(face), body(body))))
                        : Future.succeededFuture(Optional.empty())));
  }

  /** Which other entity has pictures of that look in that manner, if the index knows one. */
  Future<Optional<String>> twin(String entityId, String avatarHash, String manner) {
    return orNone(work.read(places.look(avatarHash), MAX_ENTRY).map(entry -> twin(entry, manner)))
        .map(found -> found.filter(twin -> !twin.equals(entityId)));
  }

  /** Hangs a twin's pictures for an entity, if they are still there and labelled so. */
  Future<Optional<List<Rendition>>> copy(String twin, String entityId, Map<String, String> label) {
    return hanging(twin, label)
        .compose(
            there ->
                there.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : orNone(
                        work.read(places.face(twin), MAX_PICTURE)
                            .compose(
                                face ->
                                    work.read(places.body(twin), MAX_PICTURE)
                                        .compose(body -> copied(entityId, label, face, body)))));
  }

  private Future<Optional<List<Rendition>>> copied(
      String entityId, Map<String, String> label, Buffer face, Buffer body) {
    return Png.is(face, FACE_WIDTH, FACE_HEIGHT) && Png.is(body, BODY_WIDTH, BODY_HEIGHT)
        ? hang(entityId, label, face, body).map(Optional::of)
        : Future.succeededFuture(Optional.empty());
  }

  /** Hangs the face's picture, then the body's. */
  Future<List<Rendition>> hang(
      String entityId, Map<String, String> label, Buffer face, Buffer body) {
    return work.store(
            product(ProfileImagesOptions.FACE, FACE_WIDTH, FACE_HEIGHT, face),
            places.face(entityId),
            Map.of())
        .compose(
            first ->
                work.store(
                        product(ProfileImagesOptions.BODY, BODY_WIDTH, BODY_HEIGHT, body),
                        places.body(entityId),
                        label)
                    .map(second -> List.of(first, second)));
  }

  /** Enters an entity's pictures into the index. */
  Future<Void> index(String entityId, String avatarHash, String manner) {
    JsonObject entry = new JsonObject().put("entityId", entityId).put("manner", manner);
    return write(places.look(avatarHash), "application/json", entry);
  }

  /** Records that an entity's pictures could not be made. */
  Future<Void> record(String entityId, JsonObject failure) {
    return write(places.failure(entityId), "text/plain; charset=utf-8", failure);
  }

  /** Removes what was recorded of earlier failures. */
  Future<Void> forgive(String entityId) {
    return work.remove(places.failure(entityId));
  }

  private Future<Void> write(BlobRef place, String contentType, JsonObject json) {
    return work.store(
            new Product("note", "json", contentType, null, 0, 0, json.toBuffer()), place, Map.of())
        .mapEmpty();
  }

  private Product product(String name, int width, int height, Buffer bytes) {
    return new Product(name, "png", PNG, cacheControl, width, height, bytes);
  }

  private Rendition face(BlobInfo info) {
    return rendition(ProfileImagesOptions.FACE, FACE_WIDTH, FACE_HEIGHT, info);
  }

  private Rendition body(BlobInfo info) {
    return rendition(ProfileImagesOptions.BODY, BODY_WIDTH, BODY_HEIGHT, info);
  }

  private Rendition rendition(String name, int width, int height, BlobInfo info) {
    return new Rendition(
        name,
        info.ref(),
        info.meta().contentType(),
        info.bytes(),
        width,
        height,
        work.publicUrl(info.ref()),
        info.etag());
  }

  private static Optional<String> twin(Buffer entry, String manner) {
    try {
      JsonObject json = new JsonObject(entry);
      return manner.equals(json.getValue("manner"))
              && json.getValue("entityId") instanceof String id
              && ProfileEntity.isId(id)
          ? Optional.of(id)
          : Optional.empty();
    } catch (DecodeException | ClassCastException broken) { // it will be written anew
      return Optional.empty();
    }
  }

  private static <T> Future<Optional<T>> orNone(Future<Optional<T>> found) {
    return found.recover(
        error ->
            DarkroomException.of(error).failure() == Failure.BLOB_NOT_FOUND
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(error));
  }
}
