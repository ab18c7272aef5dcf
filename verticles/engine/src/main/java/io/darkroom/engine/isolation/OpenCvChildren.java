package io.darkroom.engine.isolation;

import io.darkroom.contract.Failure;
import io.darkroom.engine.EngineOptions;
import io.darkroom.isolation.ChildOptions;
import io.darkroom.isolation.Children;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/** What all roles' children have in common in which OpenCV is used. */
public final class OpenCvChildren {
  private OpenCvChildren() {}

  /**
   * Starts children; blocks until the first is ready. Fails with {@code INVALID_CONFIGURATION},
   * which says how to do without: the role, which is the children's name, has a key {@code
   * isolation}.
   */
  public static Children start(ChildOptions options) throws InterruptedException {
    try {
      return Children.start(options);
    } catch (IOException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "A child process of "
              + options.name()
              + " cannot be started: "
              + error.getMessage().strip()
              + ". Mend that, or set "
              + options.name()
              + ".isolation: thread.",
          error);
    }
  }

  /**
   * Why no call can be answered now, in a sentence; null when one can. Children that are started on
   * demand may be none yet.
   */
  public static String unready(Children children, String role) {
    return children.ready()
        ? null
        : "No child process of "
            + role
            + " can be started; see the log. Mend that, or set "
            + role
            + ".isolation: thread.";
  }

  /**
   * Those sections of the configuration, which is all that children are shown.
   *
   * @param config the configuration's root
   */
  public static JsonObject seen(JsonObject config, String... sections) {
    JsonObject seen = new JsonObject();
    for (String section : sections) {
      seen.put(section, config.getJsonObject(section, new JsonObject()));
    }
    return seen;
  }

  /**
   * Variables. OpenCV reads its two once, when it is loaded; the limit is the second belt. glibc
   * would give threads heaps of their own; one works, so two are enough.
   */
  public static Map<String, String> environment(EngineOptions engine) {
    return Map.of(
        "OPENCV_IO_MAX_IMAGE_PIXELS",
        Integer.toString(engine.limits().maxPixels()),
        "OPENCV_LOG_LEVEL",
        "OFF",
        "MALLOC_ARENA_MAX",
        "2");
  }
}
