/**
 * From pixels to pixels: turning, resizing, transparency, and the steps a job asks for.
 *
 * <p>A {@code Step} takes every picture: grey, BGR, or BGRA whose colours are multiplied by alpha,
 * of 8 or 16 bits. {@code Steps} finds the one for each wish, {@code Channels} gives a picture the
 * channels a step needs, {@code Over} lays one on another. {@code Others} are the watermarks'
 * images; {@code Drawing} is where Java2D draws ({@link io.darkroom.text}).
 */
package io.darkroom.engine.steps;
