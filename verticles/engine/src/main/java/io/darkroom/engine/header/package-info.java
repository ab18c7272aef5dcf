/** What a file says of itself before anything of it is decoded, and who is let in. */
package io.darkroom.engine.header;
