/**
 * The engine behind a wall, or not: a {@code Darkroom} develops an {@code Order} in this process
 * ({@code ThreadDarkroom}) or in child processes ({@code ProcessDarkroom}, whose children do {@code
 * DevelopTask}). Either way what it may take is known from the image's header ({@link
 * io.darkroom.engine.plan.Cost}) and taken from the {@link io.darkroom.isolation.MemoryBudget}
 * beforehand, and either way the result is the same, byte for byte.
 */
package io.darkroom.engine.isolation;
