package io.darkroom.avatar.render;

import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Portraits;
import io.darkroom.avatar.outfit.Renderer;
import io.darkroom.contract.Failure;

/** The software renderer. */
public final class BuiltinRenderer implements Renderer {
  private final RenderOptions options;

  public BuiltinRenderer(RenderOptions options) {
    this.options = options;
  }

  @Override
  public Portraits render(Outfit outfit, Deadline deadline) {
    deadline.check();
    throw Failure.GLTF_NOT_SUPPORTED.with("style " + options.style() + " is not drawn yet");
  }
}
