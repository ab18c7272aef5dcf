package io.darkroom.superres;

import io.darkroom.engine.pixels.NativeMemory;

/**
 * The network that was used last, ready for the next job; only one, because each keeps the memory
 * of its largest tile. One thread.
 */
final class Networks {
  private final Catalogue catalogue;
  private final NativeMemory memory;
  private Network last;

  Networks(Catalogue catalogue, NativeMemory memory) {
    this.catalogue = catalogue;
    this.memory = memory;
  }

  /** Loads a model unless it is. Fails with {@code MODEL_UNUSABLE}. */
  Network of(Model model) {
    if (last == null || !last.model().equals(model)) {
      if (last != null) {
        last = null;
        System.gc(); // OpenCV's Java gives no other way to free a network's memory
      }
      last = Network.load(model, catalogue.weights(model), memory);
    }
    return last;
  }
}
