/** From files to pixels. */
package io.darkroom.engine.decode;
