package io.darkroom.avatar.render;

import io.darkroom.avatar.gltf.GltfReader;
import io.darkroom.avatar.gltf.Model;
import io.darkroom.avatar.gltf.ModelLimits;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Piece;
import io.darkroom.avatar.scene.Models;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads models, and keeps those read last, up to a number of bytes: most avatars wear what others
 * wear, and all have one of two bodies. Any thread's. Two that ask for the same at the same time
 * may both read it.
 */
final class ModelCache implements Models {
  private final ModelLimits limits;
  private final long most;
  private final Map<String, Model> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  ModelCache(ModelLimits limits, long most) {
    this.limits = limits;
    this.most = most;
  }

  @Override
  public Model of(Piece piece, Deadline deadline) {
    String key = key(piece);
    Model known = key == null ? null : find(key);
    if (known != null) {
      return known;
    }
    Model model = GltfReader.read(piece.contents(), piece.mainFile(), limits, deadline);
    if (key != null) {
      keep(key, model);
    }
    return model;
  }

  /** Names all that the model may be made of; null if something has no hash. */
  private static String key(Piece piece) {
    StringBuilder key = new StringBuilder(piece.mainFile());
    for (String file : piece.contents().keys()) {
      String hash = piece.contents().hash(file);
      if (hash == null) {
        return null;
      }
      key.append('\n').append(file).append('\t').append(hash);
    }
    return key.toString();
  }

  private synchronized Model find(String key) {
    return kept.get(key);
  }

  private synchronized void keep(String key, Model model) {
    Model before = kept.put(key, model);
    bytes += model.bytes() - (before == null ? 0 : before.bytes());
    Iterator<Model> oldest = kept.values().iterator();
    while (bytes > most && oldest.hasNext()) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
