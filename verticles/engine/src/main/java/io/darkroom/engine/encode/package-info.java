/** From pixels to files. */
package io.darkroom.engine.encode;
