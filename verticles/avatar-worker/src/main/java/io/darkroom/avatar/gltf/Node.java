package io.darkroom.avatar.gltf;

/**
 * A place in the model, relative to another.
 *
 * @param parent index of it; -1 for none
 * @param local from here to the parent's
 */
public record Node(String name, int parent, Affine local) {}
