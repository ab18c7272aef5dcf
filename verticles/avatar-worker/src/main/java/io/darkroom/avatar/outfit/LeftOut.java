package io.darkroom.avatar.outfit;

import io.darkroom.contract.Failure;

/**
 * Something that could not be drawn, so that the avatar was drawn without it.
 *
 * @param name of the piece or the feature
 * @param category of it
 * @param failure what was wrong
 * @param reason what was wrong in words a stranger may read
 */
public record LeftOut(String name, String category, Failure failure, String reason) {}
