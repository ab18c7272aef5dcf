package io.darkroom.contract;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Who hears when a job has ended.
 *
 * @param url gets a signed POST, or null
 * @param queue gets a message, as {@code kind:name} ({@code sqs:ChannelImages}), or null
 */
public record Notify(String url, String queue) {
  /** Nobody. */
  public static final Notify NOBODY = new Notify(null, null);

  /** The kind of delivery that {@code postback} serves. */
  public static final String POSTBACK = "postback";

  /**
   * One address a delivery goes to.
   *
   * @param kind which verticle delivers: {@link #POSTBACK}, or a broker's ({@code sqs}, ...)
   * @param address the URL, or the queue's name
   */
  public record Target(String kind, String address) {}

  /** The deliveries that a job with this owes when it ends. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>(2);
    if (url != null) {
      targets.add(new Target(POSTBACK, url));
    }
    if (queue != null) {
      int colon = queue.indexOf(':');
      targets.add(new Target(queue.substring(0, colon), queue.substring(colon + 1)));
    }
    return targets;
  }

  /** As JSON: {@code {"url", "queue"}}, each when given. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    if (url != null) {
      json.put("url", url);
    }
    return queue == null ? json : json.put("queue", queue);
  }

  /** Reads what {@link #toJson} wrote. */
  public static Notify of(JsonObject json) {
    return json == null ? NOBODY : new Notify(json.getString("url"), json.getString("queue"));
  }

  /** Reads what a sender, or a configuration, gave. */
  public static Notify read(Conf conf) {
    String queue = conf.text("queue", null);
    if (queue != null && !queue.matches("[a-z]+:.+")) {
      conf.complain(
          Failure.INVALID_VALUE, "queue", "is \"" + queue + "\", must be kind:name, as sqs:Images");
      queue = null;
    }
    return conf.done(new Notify(conf.text("url", null), queue));
  }
}
