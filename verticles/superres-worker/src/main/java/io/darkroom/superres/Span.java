package io.darkroom.superres;

/**
 * A tile along one side of the picture, in the picture's pixels.
 *
 * @param start where it begins
 * @param length of what is made
 * @param before pixels before it that the network sees
 * @param after pixels behind it that the network sees
 * @param padBefore pixels before all that, which repeat the first
 * @param padAfter pixels behind all that, which repeat the last
 */
record Span(int start, int length, int before, int after, int padBefore, int padAfter) {
  /**
   * The surroundings of a stretch. Inside the picture they are the picture's; what the network
   * takes away beyond that is padded. At the picture's end there is nothing but padding, as there
   * would be without tiles.
   *
   * @param size of the picture
   * @param overlap pixels of the surroundings that are seen, at most
   */
  static Span of(int start, int length, int size, int overlap, Model model) {
    // What goes in must begin as it would without tiles, where networks halve it.
    int seen =
        overlap > model.netPadding()
            ? (overlap + model.multiple() - 1) / model.multiple() * model.multiple()
            : overlap;
    int before = Math.min(seen, start);
    int after = Math.min(seen, size - start - length);
    int padBefore = Math.max(0, model.netPadding() - before);
    int padAfter = Math.max(0, model.netPadding() - after);
    int over = (padBefore + before + length + after + padAfter) % model.multiple();
    return new Span(
        start,
        length,
        before,
        after,
        padBefore,
        over == 0 ? padAfter : padAfter + model.multiple() - over);
  }

  /** Where what the network sees begins. */
  int seenStart() {
    return start - before;
  }

  /** How much of the picture the network sees. */
  int seen() {
    return before + length + after;
  }

  /** How much goes in. */
  int fed() {
    return padBefore + seen() + padAfter;
  }

  /** Where in what comes out the tile begins. */
  int place(Model model) {
    return (padBefore + before - model.netPadding()) * model.scale();
  }
}
