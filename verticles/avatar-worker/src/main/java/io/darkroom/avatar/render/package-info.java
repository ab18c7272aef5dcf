/**
 * The builtin renderer: a software renderer in plain Java, to be read in an evening. In the order
 * in which a picture comes about:
 *
 * <ol>
 *   <li>{@code gltf} reads models, {@code texture} their pictures: what a stranger uploaded becomes
 *       arrays that are as long as they should be, or is refused;
 *   <li>{@code scene} puts the figure together: the body's skeleton in its stance, every piece
 *       bound to it by the names of its joints, body parts hidden, colours tinted, a face laid on;
 *   <li>{@code raster} draws triangles into a grid of samples, and samples into pixels;
 *   <li>this package takes the two pictures, and writes them as PNG.
 * </ol>
 *
 * <p>The same input gives the same pixels everywhere: arithmetic is Java's own, which is strict
 * since 17, tables and angles are StrictMath's, and nothing depends on the order of a hash map or
 * on the number of threads.
 */
package io.darkroom.avatar.render;
