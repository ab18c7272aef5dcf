/**
 * The door for HTTP. {@link io.darkroom.httpingest.HttpIngestVerticle} puts it together: an {@code
 * Endpoint} for every operation of {@code openapi.yaml}, {@code Api} to route to them, one class of
 * routes per subject.
 *
 * <p>An image goes this way: {@code UploadRoute} reads the query ({@code QueryJob}), lets the bytes
 * through to the blob store as they come ({@code IncomingBody} counts, times and sniffs them, and
 * passes the store's back-pressure on to the sender), and hands the job to {@code Submitter}, which
 * answers 202 only when {@code jobs} has made it durable.
 *
 * <p>User avatars ({@code Avatars}) are such a job under a simpler API: {@code AvatarUpload} takes
 * the picture, {@code AvatarJob} asks for three renditions at keys that follow from the id, and
 * {@code AvatarPictures} serves them to everybody.
 *
 * <p>Maps ({@code Maps}) are jobs of the operations {@code map-image} and {@code map-animation},
 * asked for, followed ({@code MapStatus}) and fetched ({@code MapDownload}) as at an older service.
 *
 * <p>{@code Magnify} is the other door of its own: a picture made larger while its client waits.
 *
 * <p>Whatever is refused is refused as a {@link io.darkroom.contract.DarkroomException} and leaves
 * as {@code application/problem+json} ({@code Problems}, {@code Refusal}).
 */
package io.darkroom.httpingest;
