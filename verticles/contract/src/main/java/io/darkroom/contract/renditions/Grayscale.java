package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * Makes a picture grey. The weights of red, green and blue are those of ITU-R BT.709, as CSS has
 * them.
 *
 * @param amount 1 for grey, less for a part of the way to it
 */
public record Grayscale(double amount) implements StepSpec {
  static Grayscale read(Conf conf) {
    return new Grayscale(conf.number("amount", 1, 0, 1));
  }
}
