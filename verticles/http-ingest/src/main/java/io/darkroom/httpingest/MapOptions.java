package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Notify;

/**
 * The section {@code http-ingest.maps}.
 *
 * @param enabled whether there is this API at all
 * @param open whether it needs none of the API's keys, as the older service needed none
 * @param images the queue that jobs of images are handed to; null for where all jobs go
 * @param animations the queue that jobs of animations are handed to; null for where all jobs go
 */
record MapOptions(boolean enabled, boolean open, Notify.Target images, Notify.Target animations) {

  /** Reads the section. */
  static MapOptions read(Conf conf) {
    Conf handTo = conf.section("handTo");
    Notify.Target images = Notify.Target.read(handTo, "image");
    Notify.Target animations = handTo.done(Notify.Target.read(handTo, "animation"));
    return conf.done(
        new MapOptions(conf.flag("enabled", false), conf.flag("open", false), images, animations));
  }

  /** True if jobs are handed to a queue of their own. */
  boolean queued() {
    return images != null || animations != null;
  }
}
