package io.darkroom.worker;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** An operation made of a lambda. */
record Steps(String name, boolean costly, Function<Work, Future<JsonObject>> steps)
    implements Operation {
  Steps(String name, Function<Work, Future<JsonObject>> steps) {
    this(name, false, steps);
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    return steps.apply(work);
  }
}
