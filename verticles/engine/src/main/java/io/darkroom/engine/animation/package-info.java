/**
 * Animations in: what frames a file has and what is seen when.
 *
 * <p>A {@code Film} is read from a GIF, an animated WebP or an APNG without decoding anything of
 * it; it is known then how many frames there are, where they go and how long they are seen. {@code
 * Canvas} lays one frame after the other over what was there before, as each format has it, and
 * gives what is seen: whole pictures, one at a time.
 */
package io.darkroom.engine.animation;
