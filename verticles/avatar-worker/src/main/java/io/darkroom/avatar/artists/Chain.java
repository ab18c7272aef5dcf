package io.darkroom.avatar.artists;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artists that are asked in turn: one that fails is followed by the next. While the avatar will be
 * tried again, what may pass is no reason to settle for the next.
 */
public final class Chain {
  private static final Logger log = LoggerFactory.getLogger(Chain.class);

  private final List<Artist> artists;

  public Chain(List<Artist> artists) {
    this.artists = List.copyOf(artists);
  }

  /** The manner of the artist that is asked first. */
  public String manner() {
    return artists.get(0).manner();
  }

  /** The pictures of the first who can. Fails as the first failed. */
  public Future<Painting> paint(Sitter sitter, Easel easel) {
    return paint(sitter, easel, 0);
  }

  private Future<Painting> paint(Sitter sitter, Easel easel, int at) {
    return artists
        .get(at)
        .paint(sitter, easel)
        .recover(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              if (at + 1 == artists.size() || (failure.failure().retryable() && !easel.last())) {
                return Future.failedFuture(failure);
              }
              log.atInfo()
                  .addKeyValue("entity", sitter.entity().id())
                  .addKeyValue("renderer", artists.get(at).name())
                  .addKeyValue("failure", failure.failure())
                  .log("renderer failed, the next is asked: {}", failure.getMessage());
              return paint(sitter, easel, at + 1).recover(none -> Future.failedFuture(failure));
            });
  }
}
