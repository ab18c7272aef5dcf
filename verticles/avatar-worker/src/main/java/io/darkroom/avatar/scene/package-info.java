/**
 * Puts a figure together: reads the body and what is worn, stands the body's skeleton in its
 * stance, binds every piece to it by the names of joints, leaves out the parts of the body that are
 * covered, tints skin and hair, lays the face on. What comes out are {@link
 * io.darkroom.avatar.scene.Surface}s: triangles in the world, one metre a unit, Y up, the figure on
 * the ground at the origin and looking along Z.
 */
package io.darkroom.avatar.scene;
