/**
 * The worker that makes pictures of maps: a basemap of tiles, layers of web map services over it,
 * header and legends around it.
 *
 * <p>{@code Cartography} makes one picture for a job in hand. It plans ({@code plan}: which images
 * are needed, and where each lies), fetches ({@code fetch}: from a cache, a few at a time from each
 * server, tried again), judges whether enough was had ({@code Coverage}), and has it drawn ({@code
 * Atelier}, which takes the memory it needs from the budget; {@code Press}: child processes, or
 * threads of this one, where {@code compose} decodes and draws). Strangers' files are decoded there
 * only; here they are looked at from outside.
 *
 * <p>An image is drawn at once ({@code Cartography.image}). An animation has a {@code Plate} made
 * once, with all that its frames have in common, and each frame drawn on it ({@code
 * Cartography.frame}), anywhere, in any order: {@code Plate.file} is what the workers of a cluster
 * hand to each other.
 *
 * <p>{@code AnimationOperation} has the plate and the frames made as parts of its job ({@code
 * PlateOperation}, {@code FrameOperation}), and puts them together ({@code Assembly}) with what
 * {@code video} has: a child process of ffmpeg.
 */
package io.darkroom.map;
