package io.darkroom.avatar.outfit;

/** The three colours an avatar chose for itself. */
public record Tints(Rgb eyes, Rgb hair, Rgb skin) {}
