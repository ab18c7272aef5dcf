package io.darkroom.contract;

import io.vertx.core.json.JsonObject;

/** A request while another is made of it. Lives within one call. */
final class RequestDraft {
  Source source;
  Output output;
  Notify notification;
  JsonObject metadata;
  int priority;
  int maxAttempts;
  long timeoutMillis;
  Supersedes supersedes;
  String parent;
  private final String operation;
  private final JsonObject options;

  RequestDraft(JobRequest request) {
    operation = request.operation();
    source = request.source();
    options = request.options();
    output = request.output();
    notification = request.notification();
    metadata = request.metadata();
    priority = request.priority();
    maxAttempts = request.maxAttempts();
    timeoutMillis = request.timeoutMillis();
    supersedes = request.supersedes();
    parent = request.parent();
  }

  JobRequest build() {
    return new JobRequest(
        operation,
        source,
        options,
        output,
        notification,
        metadata,
        priority,
        maxAttempts,
        timeoutMillis,
        supersedes,
        parent);
  }
}
