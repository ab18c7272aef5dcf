package io.darkroom.imageworker;

import io.vertx.core.buffer.Buffer;

/** One rendition that was made: its file, and the target that it is. */
record Developed(Target target, Buffer file) {}
