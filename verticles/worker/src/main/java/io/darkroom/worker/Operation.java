package io.darkroom.worker;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** One kind of darkroom work. A worker verticle brings its operations to a {@link WorkLoop}. */
public interface Operation {
  /** The operation's name, as jobs give it. */
  String name();

  /**
   * True if its jobs take many seconds of a CPU thread each. They get no more than the share of the
   * threads that small work leaves them; where that is none, they {@link Work#giveWay}.
   */
  default boolean costly() {
    return false;
  }

  /**
   * Develops one job, and gives its result: a JSON object whose {@code renditions} lists what was
   * stored (see {@link io.darkroom.contract.Rendition}).
   *
   * <p>Called on the loop's context, for several jobs at a time. Whatever takes longer than a
   * moment goes through {@link Work#compute}. A failure that is not a {@link
   * io.darkroom.contract.DarkroomException} counts as {@code INTERNAL}. One that ends with {@code
   * SHUTTING_DOWN} gives its job back, unspent.
   */
  Future<JsonObject> develop(Work work);
}
