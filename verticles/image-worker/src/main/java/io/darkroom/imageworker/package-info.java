/**
 * The worker that develops images. {@code RenditionsOperation} fetches, has the engine ({@link
 * io.darkroom.engine}) develop, and stores.
 */
package io.darkroom.imageworker;
