/** The benchmark's way into the image worker's package. */
package io.darkroom.imageworker;
