package io.darkroom.avatar.scene;

import io.darkroom.avatar.gltf.Model;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Piece;

/** Where models come from. */
@FunctionalInterface
public interface Models {
  /**
   * The model of a piece.
   *
   * @throws io.darkroom.contract.DarkroomException if it cannot be read
   */
  Model of(Piece piece, Deadline deadline);
}
