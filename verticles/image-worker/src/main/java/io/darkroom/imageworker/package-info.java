/**
 * The worker that develops images. {@code DevelopOperation} does one image, {@code BatchOperation}
 * several; both take an image, and {@code Lab} does the rest: has the engine ({@link
 * io.darkroom.engine}) develop it, and stores what was made.
 */
package io.darkroom.imageworker;
