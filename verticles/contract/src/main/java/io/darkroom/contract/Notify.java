package io.darkroom.contract;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who hears when a job has ended.
 *
 * @param url gets a signed POST, or null
 * @param queue gets a message, as {@code kind:name} ({@code sqs:ChannelImages}), or null
 * @param envelope how they hear, where the door that let the job in has its own way
 */
public record Notify(String url, String queue, Envelope envelope) {
  /** Nobody. */
  public static final Notify NOBODY = new Notify(null, null);

  /** The kind of delivery that {@code postback} serves. */
  public static final String POSTBACK = "postback";

  /**
   * What goes around a message: known to the door, and not for senders to choose.
   *
   * @param format the format that writes it; null for the job as clients see it
   * @param key of the message that the job came by, for brokers that order by one; null for none
   * @param headers of that message that come back with the one it is answered with
   */
  public record Envelope(String format, String key, Map<String, String> headers) {
    /** Nothing special. */
    public static final Envelope PLAIN = new Envelope(null, null, Map.of());

    /** Makes it immutable. */
    public Envelope {
      headers = Map.copyOf(headers);
    }

    private JsonObject toJson() {
      JsonObject json = new JsonObject();
      if (format != null) {
        json.put("format", format);
      }
      if (key != null) {
        json.put("key", key);
      }
      return headers.isEmpty() ? json : json.put("headers", new JsonObject(new TreeMap<>(headers)));
    }

    private static Envelope of(JsonObject json) {
      if (json == null) {
        return PLAIN;
      }
      Map<String, String> headers =
          json.getJsonObject("headers", new JsonObject()).stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
      return new Envelope(json.getString("format"), json.getString("key"), headers);
    }
  }

  /** Heard in the plain way. */
  public Notify(String url, String queue) {
    this(url, queue, Envelope.PLAIN);
  }

  /** The same, in that envelope. */
  public Notify in(Envelope other) {
    return new Notify(url, queue, other);
  }

  /**
   * One address a delivery goes to.
   *
   * @param kind which verticle delivers: {@link #POSTBACK}, or a broker's ({@code sqs}, ...)
   * @param address the URL, or the queue's name
   */
  public record Target(String kind, String address) {
    /** Reads {@code kind:name} of a queue under the key; null when it is not there, or wrong. */
    public static Target read(Conf conf, String key) {
      String text = conf.text(key, null);
      if (text != null && !text.matches("[a-z]+:.+")) {
        conf.complain(
            Failure.INVALID_VALUE, key, "is \"" + text + "\", must be kind:name, as sqs:Images");
        return null;
      }
      return text == null ? null : of(text);
    }

    private static Target of(String queue) {
      int colon = queue.indexOf(':');
      return new Target(queue.substring(0, colon), queue.substring(colon + 1));
    }

    @Override
    public String toString() {
      return kind + ":" + address;
    }
  }

  /** The deliveries that a job with this owes when it ends. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>(2);
    if (url != null) {
      targets.add(new Target(POSTBACK, url));
    }
    if (queue != null) {
      targets.add(Target.of(queue));
    }
    return targets;
  }

  /** As JSON: {@code {"url", "queue", "envelope"}}, each when given. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    if (url != null) {
      json.put("url", url);
    }
    if (queue != null) {
      json.put("queue", queue);
    }
    return envelope.equals(Envelope.PLAIN) ? json : json.put("envelope", envelope.toJson());
  }

  /** Reads what {@link #toJson} wrote. */
  public static Notify of(JsonObject json) {
    return json == null
        ? NOBODY
        : new Notify(
            json.getString("url"),
            json.getString("queue"),
            Envelope.of(json.getJsonObject("envelope")));
  }

  /** Reads what a sender, or a configuration, gave. */
  public static Notify read(Conf conf) {
    Target queue = Target.read(conf, "queue");
    return conf.done(new Notify(conf.text("url", null), queue == null ? null : queue.toString()));
  }
}
