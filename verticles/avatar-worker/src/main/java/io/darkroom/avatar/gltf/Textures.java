package io.darkroom.avatar.gltf;

import io.darkroom.avatar.texture.ImageDecoder;
import io.darkroom.avatar.texture.Sampler;
import io.darkroom.avatar.texture.Texture;
import io.darkroom.avatar.texture.Wrap;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The model's textures; each is decoded when the first material asks for it. */
final class Textures {
  private static final int CLAMP_TO_EDGE = 33071;
  private static final int MIRRORED_REPEAT = 33648;

  private final List<Json> textures;
  private final List<Json> images;
  private final List<Json> samplers;
  private final Buffers buffers;
  private final Files files;
  private final Budget budget;
  private final ImageDecoder decoder;
  private final Map<Integer, Texture> decoded = new HashMap<>();

  Textures(Json root, Buffers buffers, Files files, Budget budget) {
    this.textures = root.list("textures");
    this.images = root.list("images");
    this.samplers = root.list("samplers");
    this.buffers = buffers;
    this.files = files;
    this.budget = budget;
    this.decoder = new ImageDecoder(budget.limits().texturePixels(), budget.deadline());
  }

  /** The picture that a material names under a key; null if it names none. */
  Picture picture(Json material, String key) {
    if (!material.has(key)) {
      return null;
    }
    Json info = material.child(key);
    int index = info.index("index", textures.size());
    if (index < 0) {
      throw Corrupt.at(info.place(), "names no texture");
    }
    Json texture = textures.get(index);
    int image = texture.index("source", images.size());
    if (image < 0) {
      throw Extensions.noPicture(texture);
    }
    Json transform = info.child("extensions").child(Extensions.TEXTURE_TRANSFORM);
    return new Picture(
        sampler(decoded(image), texture),
        transform.count("texCoord", info.count("texCoord", 0)),
        UvTransform.of(
            transform.numbers("offset", 0, 0),
            transform.number("rotation", 0),
            transform.numbers("scale", 1, 1)));
  }

  private Texture decoded(int image) {
    Texture known = decoded.get(image);
    if (known != null) {
      return known;
    }
    Texture texture = decoder.decode(bytes(images.get(image)), images.get(image).place());
    budget.takeMemory(texture.bytes());
    decoded.put(image, texture);
    return texture;
  }

  private byte[] bytes(Json image) {
    if (image.has("uri")) {
      return files.read(image.text("uri", ""));
    }
    int view = image.index("bufferView", buffers.views());
    if (view < 0) {
      throw Corrupt.at(image.place(), "has neither a file nor a buffer view");
    }
    ByteBuffer in = buffers.view(view).bytes();
    byte[] bytes = new byte[in.capacity()];
    in.get(0, bytes);
    return bytes;
  }

  private Sampler sampler(Texture texture, Json of) {
    int index = of.index("sampler", samplers.size());
    Json sampler = index < 0 ? of.child("none") : samplers.get(index);
    return new Sampler(texture, wrap(sampler, "wrapS"), wrap(sampler, "wrapT"));
  }

  private static Wrap wrap(Json sampler, String key) {
    return switch (sampler.count(key, 0)) {
      case CLAMP_TO_EDGE -> Wrap.CLAMP;
      case MIRRORED_REPEAT -> Wrap.MIRROR;
      default -> Wrap.REPEAT;
    };
  }
}
