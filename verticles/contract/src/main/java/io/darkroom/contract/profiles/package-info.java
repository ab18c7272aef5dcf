/**
 * The operation {@code profile-images} as every door knows it: the pictures of a profile's avatar,
 * which {@code avatar-worker} makes.
 *
 * <p>A {@link io.darkroom.contract.profiles.ProfileEntity} is what a content server calls a
 * deployed profile; {@link io.darkroom.contract.profiles.ProfilePlaces} says where its pictures are
 * kept.
 */
package io.darkroom.contract.profiles;
