package io.darkroom.avatar.gltf;

import java.util.List;

/**
 * The joints that move a mesh.
 *
 * @param joints indices of nodes
 * @param inverseBinds for each joint, from the mesh's space to the joint's, as they were bound
 */
public record Skin(List<Integer> joints, List<Affine> inverseBinds) {}
