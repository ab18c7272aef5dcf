package io.darkroom.avatar;

import io.darkroom.avatar.artists.Painting;
import io.darkroom.avatar.artists.Sitter;
import io.darkroom.avatar.catalyst.Catalyst;
import io.darkroom.avatar.wardrobe.Look;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.profiles.ProfileEntity;
import io.darkroom.contract.profiles.ProfileImagesOptions;
import io.darkroom.contract.profiles.ProfilePlaces;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operation {@code profile-images}. The result is {@code {"entityId", "avatarHash", "made":
 * "kept" | "copied" | "rendered", "renditions": [face, body]}}; with {@code "copiedFrom"} when
 * another entity looks the same, and when it was rendered with what {@link Painting#facts} says.
 */
final class ProfileImagesOperation implements Operation {
  private static final Logger log = LoggerFactory.getLogger(ProfileImagesOperation.class);

  private final Studio studio;
  private final ProfilePlaces places;
  private final String cacheControl;
  private final ProfileImagesMetrics metrics;

  ProfileImagesOperation(
      Studio studio, ProfilePlaces places, String cacheControl, ProfileImagesMetrics metrics) {
    this.studio = studio;
    this.places = places;
    this.cacheControl = cacheControl;
    this.metrics = metrics;
  }

  @Override
  public String name() {
    return ProfileImagesOptions.OPERATION;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    ProfileImagesOptions options = ProfileImagesOptions.of(work.request().options());
    Gallery gallery = new Gallery(work, places.or(work.request().output()), cacheControl);
    List<String> servers =
        options.contentServerUrls().isEmpty()
            ? places.contentServers()
            : options.contentServerUrls();
    long begun = System.nanoTime();
    return work.whileWanted(() -> entity(options, servers))
        .map(entity -> sitter(entity, servers))
        .compose(
            sitter ->
                options.force()
                    ? rendered(work, gallery, sitter)
                    : there(gallery, sitter)
                        .compose(
                            found ->
                                found.isPresent()
                                    ? Future.succeededFuture(found.get())
                                    : rendered(work, gallery, sitter)))
        .onSuccess(result -> metrics.made(result.getString("made"), begun))
        .recover(error -> failed(work, gallery, options, DarkroomException.of(error)));
  }

  private Future<ProfileEntity> entity(ProfileImagesOptions options, List<String> servers) {
    return options.entity() != null && options.entity().avatar() != null
        ? Future.succeededFuture(options.entity())
        : studio.catalyst().profile(options.entityId(), servers);
  }

  private static Sitter sitter(ProfileEntity entity, List<String> servers) {
    if (entity.avatar() == null) {
      throw Failure.ENTITY_INVALID.with("The entity " + entity.id() + " has no avatar.");
    }
    return new Sitter(entity, Look.of(entity.avatar()), servers);
  }

  /** What need not be drawn: it hangs already, or what looks the same does. */
  private Future<Optional<JsonObject>> there(Gallery gallery, Sitter sitter) {
    return gallery
        .hanging(sitter.entity().id(), Gallery.label(sitter.look().hash()))
        .compose(
            kept ->
                kept.isPresent()
                    ? Future.succeededFuture(kept.map(both -> result(sitter, "kept", both)))
                    : copied(gallery, sitter));
  }

  private Future<Optional<JsonObject>> copied(Gallery gallery, Sitter sitter) {
    String id = sitter.entity().id();
    String hash = sitter.look().hash();
    String manner = studio.chain().manner();
    return !isShared(sitter)
        ? Future.succeededFuture(Optional.empty())
        : gallery
            .twin(id, hash, manner)
            .compose(
                twin ->
                    twin.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : copied(gallery, sitter, twin.get(), Gallery.label(hash, manner)));
  }

  private static Future<Optional<JsonObject>> copied(
      Gallery gallery, Sitter sitter, String twin, Map<String, String> label) {
    String id = sitter.entity().id();
    return gallery
        .copy(twin, id, label)
        .compose(
            copy ->
                copy.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : gallery
                        .forgive(id)
                        .map(copy.map(both -> result(sitter, "copied", both)))
                        .map(made -> made.map(result -> result.put("copiedFrom", twin))));
  }

  /** A server that only this job names must not have a say in what others get. */
  private boolean isShared(Sitter sitter) {
    List<String> ours = places.contentServers().stream().map(Catalyst::base).toList();
    return sitter.servers().stream().map(Catalyst::base).allMatch(ours::contains);
  }

  private Future<JsonObject> rendered(Work work, Gallery gallery, Sitter sitter) {
    return work.whileWanted(() -> studio.chain().paint(sitter, new WorkEasel(work)))
        .compose(painting -> hung(gallery, sitter, painting))
        .onSuccess(result -> metrics.leftOut(result.getInteger("leftOutCount")));
  }

  /** Only what is as good as it can be is for others, too. */
  private Future<JsonObject> hung(Gallery gallery, Sitter sitter, Painting painting) {
    String id = sitter.entity().id();
    String hash = sitter.look().hash();
    String manner = painting.manner();
    boolean whole =
        painting.leftOut().isEmpty() && manner.equals(studio.chain().manner()) && isShared(sitter);
    return gallery
        .hang(
            id,
            whole ? Gallery.label(hash, manner) : Gallery.label(hash),
            painting.face(),
            painting.body())
        .compose(
            both ->
                (whole ? gallery.index(id, hash, manner) : Future.<Void>succeededFuture())
                    .compose(indexed -> gallery.forgive(id))
                    .map(result(sitter, "rendered", both).mergeIn(painting.facts())));
  }

  private static JsonObject result(Sitter sitter, String made, List<Rendition> both) {
    return new JsonObject()
        .put("entityId", sitter.entity().id())
        .put("avatarHash", sitter.look().hash())
        .put("made", made)
        .put("renditions", new JsonArray(both.stream().map(Rendition::toJson).toList()));
  }

  /** Records what has failed for good; then fails. */
  private Future<JsonObject> failed(
      Work work, Gallery gallery, ProfileImagesOptions options, DarkroomException failure) {
    boolean again = failure.failure().retryable() && !work.lastAttempt();
    if (again || work.over().failed()) { // cancelled, superseded, or another's
      return Future.failedFuture(failure);
    }
    metrics.failed();
    JsonObject record =
        new JsonObject()
            .put("timestamp", Instant.now().toString())
            .put("commitHash", places.commit())
            .put("version", places.version())
            .put("entity", options.entityId())
            .put("output", failure.failure().name() + ": " + failure.getMessage());
    return gallery
        .record(options.entityId(), record)
        .onFailure(
            error ->
                log.atWarn()
                    .addKeyValue("entity", options.entityId())
                    .log("failure was not recorded: {}", error.getMessage()))
        .transform(recorded -> Future.failedFuture(failure));
  }
}
