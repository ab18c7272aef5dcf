/**
 * Reads glTF 2.0 (GLB, or JSON with files beside it) into a {@link io.darkroom.avatar.gltf.Model}:
 * plain arrays, with every index checked. A model is a stranger's upload, so that nothing is
 * allocated before it is known that the file has the bytes for it, and nothing grows beyond {@link
 * io.darkroom.avatar.gltf.ModelLimits}; what cannot be read is refused with one of the {@code
 * GLTF_} failures, and with words that name the place.
 *
 * <p>Read: meshes of triangles, skins, base colour and emission, {@code KHR_texture_transform},
 * {@code KHR_mesh_quantization}, sparse accessors. Not read: cameras, lights, morph targets, and
 * what is packed by Draco or meshopt. Whatever only changes how light is reflected is passed over.
 *
 * @see <a href="https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html">glTF 2.0</a>
 */
package io.darkroom.avatar.gltf;
