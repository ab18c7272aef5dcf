package io.darkroom.avatar.outfit;

/** Draws avatars. Blocks; may be called by several threads at once. */
@FunctionalInterface
public interface Renderer {
  /**
   * Draws one avatar. What it wears and cannot be drawn is left out and said.
   *
   * @throws io.darkroom.contract.DarkroomException if the body cannot be drawn, or with {@code
   *     RENDERER_TIMEOUT} if it would take longer than allowed
   */
  Portraits render(Outfit outfit, Deadline deadline);
}
