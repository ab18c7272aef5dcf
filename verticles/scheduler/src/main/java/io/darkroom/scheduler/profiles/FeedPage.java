package io.darkroom.scheduler.profiles;

import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer to {@code pointer-changes}, in the order in which the server got the deployments.
 *
 * @param changes deployments of profiles
 * @param strange how many others there were that cannot be read
 * @param last when the server got the last of all; the time asked for when there is none
 * @param next the query for the next page; null for the last one
 */
record FeedPage(List<Change> changes, int strange, long last, String next) {
  /**
   * Reads an answer. FEED_UNREADABLE for what is none, and when its deployments are not in the
   * order asked for: a watermark could not be had from it.
   *
   * @param from the time asked for
   * @param shown the server, for messages
   */
  static FeedPage of(Buffer body, long from, String shown) {
    try {
      JsonObject json = new JsonObject(body);
      JsonArray deltas = json.getJsonArray("deltas");
      List<Change> changes = new ArrayList<>();
      long last = from;
      for (int i = 0; i < deltas.size(); i++) {
        JsonObject delta = deltas.getJsonObject(i);
        long at = delta.getLong("localTimestamp");
        if (at < last) {
          throw unreadable(shown, "its deployments do not ascend from " + last + " to " + at, null);
        }
        last = at;
        Change change = Change.of(delta, at);
        if (change != null) {
          changes.add(change);
        }
      }
      return new FeedPage(List.copyOf(changes), deltas.size() - changes.size(), last, next(json));
    } catch (DecodeException | ClassCastException | NullPointerException error) {
      throw unreadable(shown, "it is no answer to pointer-changes", error);
    }
  }

  /** Only the query: where the next page is, is not for the server to say. */
  private static String next(JsonObject json) {
    JsonObject pagination = json.getJsonObject("pagination", new JsonObject());
    String next = pagination.getString("next");
    return next == null || next.indexOf('?') < 0 || !pagination.getBoolean("moreData", true)
        ? null
        : next.substring(next.indexOf('?'));
  }

  private static RuntimeException unreadable(String shown, String why, Exception cause) {
    return Failure.FEED_UNREADABLE.with(
        "What " + shown + " says of changed profiles cannot be used: " + why + ".", cause);
  }
}
