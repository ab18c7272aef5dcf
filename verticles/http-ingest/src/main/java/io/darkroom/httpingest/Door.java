package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Presets;
import io.darkroom.contract.Source;
import io.darkroom.httpclient.AddressGuard;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * What is looked at before a job is let in: its JSON, its preset, its operation, the addresses it
 * names.
 */
final class Door {
  private final Map<String, OperationSpec> operations;
  private final Presets presets;
  private final AddressGuard guard;

  Door(Map<String, OperationSpec> operations, Presets presets, AddressGuard guard) {
    this.operations = operations;
    this.presets = presets;
    this.guard = guard;
  }

  /**
   * The request that the JSON amounts to, or all complaints about it.
   *
   * @param upload the image that came along, or null
   */
  JobRequest read(JsonObject json, Source upload) {
    Conf conf = Conf.of(json);
    JobRequest request = JobRequest.read(conf, operations, presets, upload);
    conf.throwIfAny();
    if (request.source() != null && request.source().url() != null) {
      guard.check(request.source().url());
    }
    if (request.notification().url() != null) {
      guard.check(request.notification().url());
    }
    return request;
  }
}
