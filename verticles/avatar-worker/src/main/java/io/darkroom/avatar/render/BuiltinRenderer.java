package io.darkroom.avatar.render;

import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Portraits;
import io.darkroom.avatar.outfit.Renderer;
import io.darkroom.avatar.raster.Painter;
import io.darkroom.avatar.raster.Resolve;
import io.darkroom.avatar.scene.Dresser;
import io.darkroom.avatar.scene.FigureLimits;
import io.darkroom.avatar.scene.Models;
import io.darkroom.avatar.scene.PoseFile;
import io.darkroom.avatar.scene.Scene;
import io.darkroom.avatar.scene.Stance;
import io.darkroom.avatar.texture.Png;
import io.vertx.core.buffer.Buffer;

/** The software renderer. Any thread's: each call works in memory of its own. */
public final class BuiltinRenderer implements Renderer {
  private final RenderOptions options;
  private final Stance stance;
  private final Models models;
  private final Resolve resolve;

  /**
   * Reads the pose file, if there is one.
   *
   * @throws io.darkroom.contract.DarkroomException with {@code INVALID_CONFIGURATION} if it cannot
   */
  public BuiltinRenderer(RenderOptions options) {
    this.options = options;
    this.stance = options.pose() == null ? Stance.OWN : PoseFile.read(options.pose());
    this.models = new ModelCache(options.limits(), options.cache());
    this.resolve =
        new Resolve(
            options.style() == Style.FLAT ? options.tone() : Tone.PLAIN, options.premultiplied());
  }

  @Override
  public Portraits render(Outfit outfit, Deadline deadline) {
    Scene scene = Dresser.dress(outfit, models, stance, limits(), deadline);
    return new Portraits(
        picture(Portrait.FACE, scene, deadline),
        picture(Portrait.BODY, scene, deadline),
        scene.leftOut());
  }

  /**
   * Names all that the pictures depend on, but what they are of. It begins with a number to be
   * counted up when the same options give other pixels.
   */
  public String manner() {
    return String.join(
        " ",
        "1",
        options.style().name(),
        Integer.toString(options.supersampling()),
        options.tone().name(),
        Boolean.toString(options.premultiplied()),
        stance.name());
  }

  private FigureLimits limits() {
    return new FigureLimits(
        options.triangles(), options.memory(), options.limits().texturePixels());
  }

  private Buffer picture(Portrait portrait, Scene scene, Deadline deadline) {
    Painter painter =
        new Painter(
            scene.surfaces(),
            portrait.camera(options.style()),
            Lights.of(options.style()),
            portrait.grid(options.supersampling()),
            deadline);
    return Png.of(painter.paint(resolve), portrait.width(), portrait.height());
  }
}
