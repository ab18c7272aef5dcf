package io.darkroom.avatar.raster;

import io.darkroom.avatar.gltf.AlphaMode;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.scene.Surface;
import java.util.ArrayList;
import java.util.List;

/** Paints a figure, as seen by a camera. */
public final class Painter {
  /** Samples of a band, so that it takes some 10 MB, however fine the grid. */
  private static final int BAND_SAMPLES = 1 << 19;

  private final List<Surface> surfaces = new ArrayList<>();
  private final List<Projected> projected = new ArrayList<>();
  private final List<Shading> shadings = new ArrayList<>();
  private final Lighting lighting;
  private final Grid grid;
  private final Deadline deadline;

  /**
   * @param lighting how surfaces are lit
   */
  public Painter(
      List<Surface> figure, Camera camera, Lighting lighting, Grid grid, Deadline deadline) {
    this.lighting = lighting;
    this.grid = grid;
    this.deadline = deadline;
    NearPlane near = new NearPlane(camera);
    for (Surface whole : figure) {
      deadline.check();
      Surface surface = near.cut(whole);
      surfaces.add(surface);
      projected.add(camera.project(surface.positions(), grid.columns(), grid.rows()));
      shadings.add(new Shading(surface, lighting));
    }
  }

  /** The picture's pixels as ARGB, row by row. */
  public int[] paint(Resolve resolve) {
    int[] pixels = new int[grid.width() * grid.height()];
    int side = grid.supersampling();
    int most = Math.max(1, BAND_SAMPLES / (grid.columns() * side));
    Samples samples = new Samples(grid.columns(), Math.min(most, grid.height()) * side);
    Filler filler = new Filler(samples, lighting, deadline);
    Translucent translucent = new Translucent(surfaces, projected);
    for (int top = 0; top < grid.height(); top += most) {
      int height = Math.min(most, grid.height() - top);
      samples.clear(top * side, height * side);
      for (int i = 0; i < surfaces.size(); i++) {
        if (surfaces.get(i).material().alphaMode() != AlphaMode.BLEND) {
          turnTo(i, filler);
          fillAll(surfaces.get(i), filler);
        }
      }
      translucent.forEach(
          (surface, triangle) -> {
            turnTo(surface, filler);
            filler.fill(triangle);
          });
      resolve.band(samples, side, pixels, top, grid.width());
    }
    return pixels;
  }

  private void turnTo(int surface, Filler filler) {
    filler.turnTo(surfaces.get(surface), projected.get(surface), shadings.get(surface));
  }

  private void fillAll(Surface surface, Filler filler) {
    deadline.check();
    int length = surface.triangles().length;
    for (int triangle = 0; triangle < length; triangle += 3) {
      filler.fill(triangle);
    }
  }
}
