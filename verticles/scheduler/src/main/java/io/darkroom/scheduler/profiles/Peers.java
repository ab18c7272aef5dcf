package io.darkroom.scheduler.profiles;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.httpclient.GuardedClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/** The content servers, of which one is asked until it fails. Used on one context. */
final class Peers {
  private static final String SYNCING = "Syncing";

  private final Vertx vertx;
  private final GuardedClient client;
  private final List<String> bases;
  private final int pageSize;
  private int current;

  Peers(Vertx vertx, GuardedClient client, List<String> servers, int pageSize) {
    this.vertx = vertx;
    this.client = client;
    this.bases = servers.stream().map(Peers::base).toList();
    this.pageSize = pageSize;
  }

  /** With {@code /content} at its end, however it was written. */
  private static String base(String server) {
    String plain = server.replaceFirst("/+$", "");
    return plain.endsWith("/content") ? plain : plain + "/content";
  }

  int size() {
    return bases.size();
  }

  /** The server that is asked now. */
  String asked() {
    return bases.get(current);
  }

  /** All of them, that one first. */
  List<String> all() {
    return IntStream.range(0, bases.size())
        .mapToObj(i -> bases.get((current + i) % bases.size()))
        .toList();
  }

  /** Asks another one from now on, if there is one. */
  void turn() {
    current = (current + 1) % bases.size();
  }

  /**
   * Fails with FEED_UNREADABLE when the server says that it has not caught up with the others: what
   * it deploys now may be years old. One that has no such page is believed.
   */
  Future<Void> ready() {
    return client
        .get(asked() + "/status")
        .compose(
            fetched ->
                SYNCING.equals(state(fetched.body()))
                    ? Future.<Void>succeededFuture()
                    : Future.failedFuture(
                        Failure.FEED_UNREADABLE.with(
                            asked() + " is not in step with the other content servers.")))
        .recover(
            error ->
                DarkroomException.of(error).failure() == Failure.SOURCE_NOT_FOUND
                    ? Future.succeededFuture()
                    : Future.failedFuture(error));
  }

  private static String state(Buffer body) {
    try {
      return new JsonObject(body)
          .getJsonObject("synchronizationStatus", new JsonObject())
          .getString("synchronizationState", SYNCING);
    } catch (DecodeException | ClassCastException error) {
      return null;
    }
  }

  /** The first page of what was deployed at that time or later. */
  Future<FeedPage> first(long from) {
    return page(
        "?entityType=profile&from=%d&sortingField=local_timestamp&sortingOrder=ASC&limit=%d"
            .formatted(from, pageSize),
        from);
  }

  /** The page that follows one that ended with what was deployed at that time. */
  Future<FeedPage> next(FeedPage page) {
    return page(page.next(), page.last());
  }

  private Future<FeedPage> page(String query, long from) {
    String server = asked();
    return client
        .get(server + "/pointer-changes" + query)
        // Of a few megabytes sometimes: too much for an event loop.
        .compose(
            fetched ->
                vertx.executeBlocking(() -> FeedPage.of(fetched.body(), from, server), false));
  }
}
