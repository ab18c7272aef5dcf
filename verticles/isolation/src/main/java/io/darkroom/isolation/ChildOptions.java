package io.darkroom.isolation;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * What children are like.
 *
 * @param name what they belong to, for logs and messages: a role's name
 * @param task what they do
 * @param options what the task is opened with. No secrets: a child is not trusted with any
 * @param count how many there are; of those that are started on demand, at most
 * @param heap most bytes of a child's Java heap
 * @param memory most bytes of memory of its own a child may have, heap included, before any call
 * @param environment variables on top of those that every child gets
 */
public record ChildOptions(
    String name,
    Class<? extends Task> task,
    JsonObject options,
    int count,
    long heap,
    long memory,
    Map<String, String> environment) {}
