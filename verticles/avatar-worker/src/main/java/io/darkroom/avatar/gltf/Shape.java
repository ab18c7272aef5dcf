package io.darkroom.avatar.gltf;

import java.util.List;

/**
 * Something to draw: the meshes at a node.
 *
 * @param node index of it
 * @param skin what moves the meshes; null if they only go where the node goes
 */
public record Shape(int node, List<Mesh> meshes, Skin skin) {}
