package io.darkroom.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;

/**
 * Avatars drawn by a command and not by a job. Found by {@link java.util.ServiceLoader}: the role
 * that draws avatars brings it. Each opens what it needs and closes it.
 */
public interface AvatarTools {
  /**
   * What became of one avatar.
   *
   * @param entity the profile's entity, as the file has it
   * @param failure a failure's code and message; null when it was drawn
   */
  record Drawn(String entity, String failure) {}

  /**
   * How far two pictures are apart.
   *
   * @param picture which of the two, {@code face} or {@code body}
   * @param snapshotSize of the snapshot as it was deployed, {@code 256x256}
   * @param mean distance of their pixels: of red, green, blue and alpha in 0 to 255 as a vector's
   *     length, with alpha multiplied in; 510 at most
   * @param largest distance of a pixel
   * @param differing share of pixels, 0 to 1, that are further apart than can be overlooked
   */
  record Difference(
      String picture, String snapshotSize, double mean, double largest, double differing) {}

  /**
   * A profile's pictures beside its own snapshots.
   *
   * @param picture file in which both are shown, and how they differ
   */
  record Comparison(String entity, Path picture, List<Difference> differences) {}

  /**
   * Draws what a file says that was written for the game's own client, and writes both pictures of
   * each avatar where it says.
   *
   * @param root the whole configuration
   * @return in the order of the file; fails when that cannot be read
   */
  Future<List<Drawn>> render(Vertx vertx, JsonObject root, Path avatars);

  /**
   * Draws a profile, and compares that with the snapshots that it was deployed with.
   *
   * @param folder gets the picture; made when it is not there
   */
  Future<Comparison> compare(Vertx vertx, JsonObject root, String entityId, Path folder);
}
