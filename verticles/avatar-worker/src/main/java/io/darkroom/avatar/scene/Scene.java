package io.darkroom.avatar.scene;

import io.darkroom.avatar.outfit.LeftOut;
import java.util.List;

/**
 * A figure, ready to be drawn.
 *
 * @param surfaces in the order in which they are drawn where depth does not decide
 * @param leftOut what is not among them, and why
 */
public record Scene(List<Surface> surfaces, List<LeftOut> leftOut) {}
