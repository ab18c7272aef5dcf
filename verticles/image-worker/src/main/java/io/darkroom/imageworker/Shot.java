package io.darkroom.imageworker;

import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.isolation.Order;
import io.vertx.core.json.JsonObject;
import java.util.function.UnaryOperator;

/**
 * What is to be made of one image of a job.
 *
 * @param operation as {@link Order} has it
 * @param options what is to be made, as the job says it
 * @param wanted the same, read
 * @param naming from a rendition's name in the options to that in the job
 * @param progress hears how far it is
 */
record Shot(
    String operation,
    JsonObject options,
    RenditionsOptions wanted,
    UnaryOperator<String> naming,
    Telling progress) {
  /** Hears how far work is; any thread. */
  interface Telling {
    void tell(int done, int total, String stage);
  }

  /** The only image of a job. */
  static Shot only(String operation, JsonObject options, Telling progress) {
    return new Shot(
        operation, options, Order.wanted(operation, options), UnaryOperator.identity(), progress);
  }
}
