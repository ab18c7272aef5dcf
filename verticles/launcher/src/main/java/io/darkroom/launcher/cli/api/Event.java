package io.darkroom.launcher.cli.api;

import io.vertx.core.json.JsonObject;

/**
 * One server-sent event.
 *
 * @param name {@link #STATE}, with the job as data, or {@link #PROGRESS}, with how far it is
 */
record Event(String name, JsonObject data) {
  static final String STATE = "state";
  static final String PROGRESS = "progress";
}
