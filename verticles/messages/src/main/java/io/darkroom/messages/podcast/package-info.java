/**
 * The messages of the podcast artwork resizer, as its clients send and expect them.
 *
 * <p>A message names one or two images, a queue and a URL. {@link
 * io.darkroom.messages.podcast.PodcastFormat} makes it a job of the operation {@code batch} that
 * has the whole message as its metadata, and gives the message back with what was made. {@link
 * io.darkroom.messages.podcast.PodcastArtwork} knows the three sizes, where they are kept, and how
 * they are told of; whoever makes such jobs without a message uses it, too.
 */
package io.darkroom.messages.podcast;
