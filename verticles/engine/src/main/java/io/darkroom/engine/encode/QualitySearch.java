package io.darkroom.engine.encode;

import java.util.function.IntFunction;

/** Finds the best quality under a size, with at most nine tries: both ends, then by halves. */
final class QualitySearch {
  private final IntFunction<Encoded> encode;
  private final int maxBytes;

  /** Tries qualities by {@code encode}. */
  QualitySearch(IntFunction<Encoded> encode, int maxBytes) {
    this.encode = encode;
    this.maxBytes = maxBytes;
  }

  /** The best file that fits; the smallest when none does. */
  Encoded best(int min, int max) {
    Encoded best = encode.apply(max);
    if (fits(best) || min == max) {
      return best;
    }
    best = encode.apply(min);
    int fitting = min;
    int tooLarge = max;
    while (fits(best) && tooLarge - fitting > 1) {
      int middle = (fitting + tooLarge) / 2;
      Encoded tried = encode.apply(middle);
      if (fits(tried)) {
        best = tried;
        fitting = middle;
      } else {
        tooLarge = middle;
      }
    }
    return best;
  }

  private boolean fits(Encoded file) {
    return file.file().length() <= maxBytes;
  }
}
