/**
 * The messages of the super-resolution worker, as its clients send and expect them: an image that a
 * user has uploaded in, the larger image and how it was made out.
 *
 * <p>{@link io.darkroom.messages.sharp.SharpFormat} makes the one a job of the operation {@code
 * superres}, and that job's end the other. Both are records of Avro; their schemas are beside this
 * package, {@code classpath:io/darkroom/messages/sharp/*.avsc} in the configuration of a bridge.
 */
package io.darkroom.messages.sharp;
