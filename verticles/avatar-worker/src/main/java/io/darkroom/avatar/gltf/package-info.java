/** Reads glTF 2.0. */
package io.darkroom.avatar.gltf;
