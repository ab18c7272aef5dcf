package io.darkroom.httpingest;

import io.darkroom.contract.Rendition;
import io.vertx.core.json.JsonObject;

/**
 * What is known of a map.
 *
 * @param document as clients see it
 * @param rendition its file; null when there is none
 */
record MapFound(JsonObject document, Rendition rendition) {}
