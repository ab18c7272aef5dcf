/**
 * What a job of the operation {@code renditions} may ask for. It is read at the door, so that what
 * cannot be done is refused at once, and read again by the worker, which finds nothing to complain
 * about.
 *
 * <p>{@code RenditionsOptions} is a whole job's; a {@code RenditionSpec} is one picture's: {@code
 * Geometry} says which part of the source in which size, {@code StepSpec}s what is done with it
 * then, in their order, and {@code Encoding} which file it becomes.
 */
package io.darkroom.contract.renditions;
