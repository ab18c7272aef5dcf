package io.darkroom.avatar.gltf;

import io.darkroom.avatar.texture.Sampler;

/**
 * A texture as a material uses it.
 *
 * @param sampler reads it
 * @param set which of the mesh's texture coordinates it is laid out by
 * @param transform from those to the texture's, as {@code KHR_texture_transform} has it
 */
public record Picture(Sampler sampler, int set, UvTransform transform) {}
