package io.darkroom.isolation;

import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/**
 * What child processes do, call after call, on one thread. Has a public constructor without
 * parameters. A {@link io.darkroom.contract.DarkroomException} comes out in the parent as it was
 * thrown; anything else as {@code INTERNAL}, and the child lives on.
 */
public interface Task {
  /** Called once, before the child is ready; gives what there is to say of it. */
  JsonObject open(JsonObject options) throws Exception;

  /**
   * Answers a call.
   *
   * @param call whose files are only there until this returns
   * @param told hears in the parent of what it is given here; small
   */
  Answer run(Call call, Consumer<JsonObject> told) throws Exception;
}
