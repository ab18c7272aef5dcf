/**
 * The worker that makes pictures larger by neural networks.
 *
 * <p>{@code SuperresOperation} fetches and stores; {@code Studio} foresees what a job takes ({@code
 * Prospect}, from the image's header alone), takes it from the memory budget and has the job done
 * in a {@code Workshop}: child processes, or threads of this one. There {@code SuperresTask}
 * decodes, as the engine does, and {@code Upscaler} goes over the picture tile by tile: {@code
 * Tiling} says where they are and what each sees of its neighbours, {@code Network} runs one tile
 * through a network. What a tile becomes depends on the picture, the model and the tiling alone, so
 * tiles can be made anywhere, in any order.
 *
 * <p>So a picture that is much work is cut into {@code Group}s of tiles, each of which is a part of
 * the job ({@code SuperresPartOperation}) and kept when it is done: {@code Division} has them made
 * by whichever workers are free, and puts them together. {@code GroupOrder} and {@code
 * AssemblyOrder} are what a {@code SuperresTask} is then called with.
 *
 * <p>{@code Catalogue} knows the {@code Model}s: those that ship, and those of the installation's
 * own.
 */
package io.darkroom.superres;
