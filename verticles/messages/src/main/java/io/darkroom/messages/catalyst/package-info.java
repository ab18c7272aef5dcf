/**
 * The messages by which content servers' deployments are told of: one a profile that has changed.
 *
 * <p>{@link io.darkroom.messages.catalyst.CatalystFormat} makes each a job of the operation {@code
 * profile-images}, which supersedes those of older deployments of the same profile.
 */
package io.darkroom.messages.catalyst;
