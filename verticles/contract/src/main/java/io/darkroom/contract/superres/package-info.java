/** The operation {@code superres} as every door knows it: {@code superres-worker} does it. */
package io.darkroom.contract.superres;
