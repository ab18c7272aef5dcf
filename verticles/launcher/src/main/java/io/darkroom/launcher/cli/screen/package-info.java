/**
 * What the terminal shows: one line of progress that is drawn over where that is possible, and
 * plain lines where it is not; tables; amounts. ASCII alone, since a terminal's encoding is
 * anybody's guess.
 */
package io.darkroom.launcher.cli.screen;
