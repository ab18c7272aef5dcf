/**
 * Who wears what, and what can be seen of it: pure rules, as the game's own client has them.
 *
 * <p>A {@link io.darkroom.avatar.wardrobe.Look} is what a profile says; {@link
 * io.darkroom.avatar.wardrobe.Wearable} what a content server says of one thing in it, found by its
 * {@link io.darkroom.avatar.wardrobe.Urn}. {@link io.darkroom.avatar.wardrobe.Dressing} puts them
 * together: one thing a category, some hidden by others, a face where none was chosen. {@link
 * io.darkroom.avatar.wardrobe.AvatarHash} names what a look looks like.
 */
package io.darkroom.avatar.wardrobe;
