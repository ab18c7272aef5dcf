package io.darkroom.bench;

import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Portraits;
import io.darkroom.avatar.render.BuiltinRenderer;
import io.darkroom.avatar.render.RenderOptions;
import io.darkroom.avatar.render.WarmUp;
import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Draws avatars in a process of its own, as a worker does, on one thread: warms up, draws the first
 * one, then so many with the models kept from before and so many without, and prints what it took
 * as one JSON object.
 */
public final class AvatarRounds {
  /** What is given in place of a folder to draw the mannequin of the warm-up. */
  static final String MANNEQUIN = "-";

  private static final Deadline NO_HURRY = Deadline.in(Duration.ofMinutes(10));

  private AvatarRounds() {}

  /** The avatar of a folder of models, or the mannequin. */
  static Outfit outfit(String folder) throws IOException {
    return folder.equals(MANNEQUIN)
        ? WarmUp.mannequin()
        : new AvatarFolder(Path.of(folder)).outfit();
  }

  /** Takes the folder of models, or {@value #MANNEQUIN}; the style; how many avatars. */
  public static void main(String[] args) throws Exception {
    Outfit outfit = outfit(args[0]);
    JsonObject options = new JsonObject().put("style", args[1]);
    BuiltinRenderer renderer = renderer(options);
    JsonObject warmUp = timed(() -> WarmUp.run(renderer));
    JsonObject first = timed(() -> draw(renderer, outfit));
    BuiltinRenderer forgetful = renderer(options.copy().put("cache", "0B"));
    JsonArray kept = new JsonArray();
    JsonArray read = new JsonArray();
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      kept.add(timed(() -> draw(renderer, outfit)));
      read.add(timed(() -> draw(forgetful, outfit)));
    }
    System.out.println(
        new JsonObject()
            .put("warm-up", warmUp)
            .put("first", first)
            .put("kept", kept)
            .put("read", read)
            .put("heap", Runtime.getRuntime().maxMemory())
            .encode());
  }

  private static BuiltinRenderer renderer(JsonObject options) {
    Conf conf = Conf.of(options);
    RenderOptions read = RenderOptions.read(conf);
    conf.throwIfAny();
    return new BuiltinRenderer(read);
  }

  private static void draw(BuiltinRenderer renderer, Outfit outfit) {
    Portraits portraits = renderer.render(outfit, NO_HURRY);
    if (!portraits.leftOut().isEmpty()) {
      throw new IllegalStateException("left out: " + portraits.leftOut());
    }
  }

  private static JsonObject timed(Runnable work) {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long start = System.nanoTime();
    work.run();
    long end = System.nanoTime();
    long cpuEnd = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return new JsonObject().put("ms", (end - start) / 1e6).put("cpu", (cpuEnd - cpu) / 1e6);
  }
}
