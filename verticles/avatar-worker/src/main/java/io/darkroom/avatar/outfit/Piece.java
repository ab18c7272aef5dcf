package io.darkroom.avatar.outfit;

/**
 * A model that is worn, or the body itself.
 *
 * @param name what it is called in complaints: its URN
 * @param category one of the wearables' categories, or {@code body_shape}
 * @param mainFile key of the GLB or glTF file among {@code contents}
 * @param contents the files that came with it
 */
public record Piece(String name, String category, String mainFile, Contents contents) {}
