package io.darkroom.messages;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Presets;
import io.darkroom.contract.Source;
import io.darkroom.httpclient.AddressGuard;
import io.darkroom.httpclient.GuardOptions;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * What every door looks at before it lets a job in: its JSON, its preset, its operation, the
 * addresses it names. Any thread.
 */
public final class Door {
  private final Map<String, OperationSpec> operations;
  private final Presets presets;
  private final AddressGuard guard;

  /** Lets in jobs of those operations, with those presets. */
  public Door(Map<String, OperationSpec> operations, Presets presets, AddressGuard guard) {
    this.operations = operations;
    this.presets = presets;
    this.guard = guard;
  }

  /** Lets in what that configuration allows, complaining to it about what is wrong with it. */
  public static Door open(Conf root) {
    Map<String, OperationSpec> operations = OperationSpec.all();
    return new Door(
        operations, Presets.read(root, operations), AddressGuard.of(GuardOptions.read(root)));
  }

  /**
   * The request that the JSON amounts to, or all complaints about it.
   *
   * @param upload the image that came along, or null
   */
  public JobRequest read(JsonObject json, Source upload) {
    JobRequest request = readAnySource(json, upload);
    if (request.source() != null && request.source().url() != null) {
      guard.check(request.source().url());
    }
    return request;
  }

  /**
   * The request likewise, with whatever address for its source: for doors whose clients are told of
   * a job that has failed, and not of a message that was refused. The worker checks the address.
   */
  public JobRequest readAnySource(JsonObject json, Source upload) {
    Conf conf = Conf.of(json);
    JobRequest request = JobRequest.read(conf, operations, presets, upload);
    conf.throwIfAny();
    if (request.notification().url() != null) {
      guard.check(request.notification().url());
    }
    return request;
  }
}
