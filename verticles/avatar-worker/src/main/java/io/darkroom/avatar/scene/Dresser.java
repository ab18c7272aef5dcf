package io.darkroom.avatar.scene;

import io.darkroom.avatar.gltf.Affine;
import io.darkroom.avatar.gltf.Material;
import io.darkroom.avatar.gltf.Mesh;
import io.darkroom.avatar.gltf.Model;
import io.darkroom.avatar.gltf.Picture;
import io.darkroom.avatar.gltf.Shape;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Feature;
import io.darkroom.avatar.outfit.LeftOut;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Piece;
import io.darkroom.avatar.texture.ImageDecoder;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Dresses one avatar. What cannot be read is left out; without a body there is no avatar. */
public final class Dresser {
  private final Outfit outfit;
  private final Models models;
  private final FigureLimits limits;
  private final Deadline deadline;
  private final Tinting tinting;
  private final List<Surface> surfaces = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Set<String> worn = new HashSet<>();
  private int triangles;
  private long bytes;

  private Dresser(Outfit outfit, Models models, FigureLimits limits, Deadline deadline) {
    this.outfit = outfit;
    this.models = models;
    this.limits = limits;
    this.deadline = deadline;
    this.tinting = new Tinting(outfit.tints());
  }

  /** The avatar in this stance. */
  public static Scene dress(
      Outfit outfit, Models models, Stance stance, FigureLimits limits, Deadline deadline) {
    return new Dresser(outfit, models, limits, deadline).scene(stance);
  }

  private Scene scene(Stance stance) {
    Model body = body();
    Skeleton skeleton = new Skeleton(body, stance);
    List<Surface> clothes = new ArrayList<>();
    for (Piece piece : outfit.worn()) {
      attempt(
          piece.name(),
          piece.category(),
          () -> {
            Model model = read(piece);
            Affine[] places = skeleton.places(model);
            for (Shape shape : model.shapes()) {
              clothes.addAll(place(shape, places));
            }
            worn.add(piece.category());
          });
    }
    // What was left out does not cover the body.
    addBody(body, skeleton.places(body), features());
    surfaces.addAll(clothes);
    return new Scene(surfaces, leftOut);
  }

  private Model body() {
    try {
      return read(outfit.body());
    } catch (DarkroomException e) {
      if (e.failure() == Failure.RENDERER_TIMEOUT) {
        throw e;
      }
      throw Failure.BODY_SHAPE_UNUSABLE.with(
          "the body shape " + outfit.body().name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Model read(Piece piece) {
    deadline.check();
    Model model = models.of(piece, deadline);
    limits.check(triangles + (long) model.triangles(), bytes + model.bytes());
    triangles += model.triangles();
    bytes += model.bytes();
    return model;
  }

  private Map<String, Picture> features() {
    Features painter =
        new Features(outfit.tints(), new ImageDecoder(limits.texturePixels(), deadline));
    Map<String, Picture> painted = new HashMap<>();
    for (Map.Entry<String, Feature> feature : outfit.features().entrySet()) {
      String category = feature.getKey();
      attempt(
          feature.getValue().name(),
          category,
          () -> painted.put(category, painter.paint(category, feature.getValue())));
    }
    return painted;
  }

  private void addBody(Model body, Affine[] places, Map<String, Picture> features) {
    for (Shape shape : body.shapes()) {
      BodyPart part = BodyPart.of(body.node(shape.node()).name());
      if (part == null) {
        surfaces.addAll(place(shape, places));
      } else if (!part.isCovered(worn, outfit.hidden())) {
        if (!part.isFeature()) {
          surfaces.addAll(place(shape, places));
        } else if (features.containsKey(part.category())) {
          surfaces.addAll(paint(shape, places, features.get(part.category())));
        }
      }
    }
  }

  private List<Surface> place(Shape shape, Affine[] places) {
    Placing placing = new Placing(shape, places);
    List<Surface> placed = new ArrayList<>();
    for (Mesh mesh : shape.meshes()) {
      deadline.check();
      placed.add(placing.place(mesh, tinting.apply(mesh.material())));
    }
    return placed;
  }

  private static List<Surface> paint(Shape shape, Affine[] places, Picture feature) {
    Placing placing = new Placing(shape, places);
    List<Surface> painted = new ArrayList<>();
    for (Mesh mesh : shape.meshes()) {
      Material material = mesh.material().withFeature(feature);
      painted.add(placing.place(mesh, material));
    }
    return painted;
  }

  /** Does it, or leaves it out; only time that is over ends everything. */
  private void attempt(String name, String category, Runnable what) {
    try {
      what.run();
    } catch (DarkroomException e) {
      if (e.failure() == Failure.RENDERER_TIMEOUT) {
        throw e;
      }
      leftOut.add(new LeftOut(name, category, e.failure(), e.getMessage()));
    }
  }
}
