/**
 * Models made in code: a mannequin with the bones of an avatar, and things for it to wear. A new
 * worker draws it once, so that the first avatar that somebody waits for is not the first one the
 * machine draws; tests and the documentation draw it, because real avatars are other people's.
 */
package io.darkroom.avatar.figure;
