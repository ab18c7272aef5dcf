package io.darkroom.jobs;

import io.darkroom.contract.bus.Fault;
import io.vertx.core.json.JsonObject;

/**
 * How a job ended.
 *
 * @param at when
 * @param result what a job that succeeded made; else null
 * @param fault why it did not succeed; else null
 */
record Ending(long at, JsonObject result, Fault fault) {}
