/**
 * Text in any script, drawn by Java2D with fonts that come along. A library.
 *
 * <p>{@code Typesetter} breaks a text into lines and gives a {@code TextBlock}, which knows how
 * large it is and can be drawn. {@code Coverage} finds a font for each character, the one asked for
 * or another ({@code Fonts}); a character that none has is an error, never a box. Shaping and the
 * order of right-to-left text are the JDK's ({@code TextLayout}).
 *
 * <p>Glyphs are drawn as shapes, not through the JDK's caches of them: no hinting and no setting of
 * the machine's has a say, so a text looks the same everywhere.
 */
package io.darkroom.text;
