/**
 * What a renderer is given and what it gives: an {@link Outfit}, which says who wears what, and the
 * two {@link Portraits} of it. Nothing here knows of entities, catalysts or glTF: which of the
 * things in a wardrobe are worn, and what they hide, has been settled before.
 */
package io.darkroom.avatar.outfit;
