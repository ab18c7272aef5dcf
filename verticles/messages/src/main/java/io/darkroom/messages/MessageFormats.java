package io.darkroom.messages;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Nearest;
import io.darkroom.contract.Notify;
import io.vertx.core.json.JsonObject;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** All formats of messages that are on the class path. */
public final class MessageFormats {
  private final SortedMap<String, MessageFormat> formats;

  private MessageFormats(SortedMap<String, MessageFormat> formats) {
    this.formats = formats;
  }

  /** Opens all as the configuration wants them, complaining to it. */
  public static MessageFormats open(Conf root) {
    SortedMap<String, MessageFormat> formats = new TreeMap<>();
    ServiceLoader.load(MessageFormat.Provider.class, MessageFormats.class.getClassLoader())
        .forEach(provider -> formats.put(provider.name(), provider.open(root)));
    return new MessageFormats(formats);
  }

  /** The format that a route names; complains about one that there is not, and gives ours. */
  public MessageFormat read(Conf route) {
    String name = route.text("format", DarkroomFormat.NAME);
    MessageFormat format = formats.get(name);
    if (format != null) {
      return format;
    }
    String nearest = Nearest.of(name, formats.keySet());
    route.complain(
        Failure.INVALID_VALUE,
        "format",
        "is \""
            + name
            + "\""
            + (nearest == null ? "" : "; did you mean " + nearest + "?")
            + " Known: "
            + String.join(", ", formats.keySet())
            + ".");
    return formats.get(DarkroomFormat.NAME);
  }

  /** What is told of a job, in the format that its door wants. */
  public JsonObject write(JobView job, Notify.Target target) {
    String name = job.notification().envelope().format();
    MessageFormat format = formats.get(name == null ? DarkroomFormat.NAME : name);
    if (format == null) {
      throw Failure.INVALID_CONFIGURATION.with(
          "The format " + name + " of a job's messages is not known to this node.");
    }
    return format.write(job, target);
  }
}
