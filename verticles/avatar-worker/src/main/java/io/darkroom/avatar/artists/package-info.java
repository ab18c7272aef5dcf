/**
 * The ways to come by an avatar's pictures, each a {@link io.darkroom.avatar.artists.Artist}:
 *
 * <ul>
 *   <li>{@code builtin} finds what is worn ({@code Tailor}), and has it drawn here;
 *   <li>{@code external} has it drawn by the game's own client, or by whatever takes its arguments
 *       ({@code Explorer});
 *   <li>{@code snapshots} takes the pictures that the profile brought along.
 * </ul>
 *
 * <p>A {@link io.darkroom.avatar.artists.Chain} asks them in turn.
 */
package io.darkroom.avatar.artists;
