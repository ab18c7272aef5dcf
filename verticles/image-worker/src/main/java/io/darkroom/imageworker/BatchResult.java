package io.darkroom.imageworker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.renditions.BatchOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What has become of a batch's sources so far. Lives on the loop's context. */
final class BatchResult {
  private static final String RENDITIONS = "renditions";

  private final JsonObject sources = new JsonObject();
  private final JsonArray renditions = new JsonArray();
  private final Map<String, Fault> faults = new LinkedHashMap<>();

  /** How many sources are done with. */
  int sources() {
    return sources.size();
  }

  /** One was developed. */
  void made(String name, JsonObject made) {
    sources.put(name, made);
    renditions.addAll(made.getJsonArray(RENDITIONS));
  }

  /** One has failed. */
  void failed(String name, Fault fault) {
    sources.put(name, new JsonObject().put("failure", fault.toJson()));
    faults.put(name, fault);
  }

  /** The result of the job; its failure when all have failed and may not. */
  JsonObject of(BatchOptions batch) {
    if (faults.size() == sources.size() && !batch.allMayFail()) {
      throw allFailed();
    }
    return new JsonObject().put("sources", sources).put(RENDITIONS, renditions);
  }

  private DarkroomException allFailed() {
    Fault first = faults.values().iterator().next();
    String all =
        faults.entrySet().stream()
            .map(one -> one.getKey() + ": " + one.getValue().message())
            .collect(Collectors.joining(" "));
    return first.failure().with("No source could be developed. " + all);
  }
}
