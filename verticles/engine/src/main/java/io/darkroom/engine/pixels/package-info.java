/** Memory outside the Java heap, and the native library that works on it. */
package io.darkroom.engine.pixels;
