/** The operation {@code sweep} as every door knows it: {@code scheduler} does it. */
package io.darkroom.contract.sweeps;
