package io.darkroom.avatar.artists;

import io.vertx.core.Future;

/** One way to come by an avatar's pictures. Called on one Vert.x context. */
public interface Artist {
  /** What the configuration calls it. */
  String name();

  /**
   * Names all that makes its pictures of the same avatar look different from another's: pictures of
   * the same avatar in the same manner are the same.
   */
  String manner();

  /** Makes the pictures. Fails with a {@link io.darkroom.contract.DarkroomException}. */
  Future<Painting> paint(Sitter sitter, Easel easel);
}
