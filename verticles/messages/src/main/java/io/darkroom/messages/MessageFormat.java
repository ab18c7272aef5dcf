package io.darkroom.messages;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.vertx.core.json.JsonObject;

/**
 * A format of messages: how one becomes a job, and what is told when that job has ended. Both ways
 * are pure, on any thread. What goes over the wire is the broker's matter: JSON, or Avro read as
 * JSON.
 */
public interface MessageFormat {
  /** Makes a format as the configuration wants it. Found by {@link java.util.ServiceLoader}. */
  interface Provider {
    /** The format's name, as routes give it. */
    String name();

    /** The format. Reads the configuration's root, complaining about what is wrong with it. */
    MessageFormat open(Conf root);
  }

  /**
   * What a message asks for.
   *
   * @param message as it came
   * @param terms of the route that it came by
   * @param door must let the request in
   * @throws io.darkroom.contract.DarkroomException why the message is refused; one that cannot be
   *     retried dead-letters it, or drops it
   */
  Asked read(JsonObject message, Terms terms, Door door);

  /**
   * True if messages that are none of this format, or are refused for good, are removed, counted
   * and logged; false if they are dead-lettered.
   */
  default boolean dropsInvalid() {
    return false;
  }

  /**
   * What is told of a job that has ended.
   *
   * @param job as clients see it
   * @param target who is told
   */
  JsonObject write(JobView job, Notify.Target target);
}
