/** From pixels to pixels: turning, resizing, transparency, and the steps a job asks for. */
package io.darkroom.engine.steps;
