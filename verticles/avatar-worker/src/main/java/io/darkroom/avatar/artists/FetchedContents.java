package io.darkroom.avatar.artists;

import io.darkroom.avatar.outfit.Contents;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Files of a wearable that were fetched, by name. */
final class FetchedContents implements Contents {
  private final NavigableMap<String, Buffer> files;
  private final Map<String, String> hashes;

  /**
   * @param hashes content identifiers by name
   */
  FetchedContents(Map<String, Buffer> files, Map<String, String> hashes) {
    this.files = Collections.unmodifiableNavigableMap(new TreeMap<>(files));
    this.hashes = Map.copyOf(hashes);
  }

  @Override
  public SortedSet<String> keys() {
    return files.navigableKeySet();
  }

  @Override
  public String hash(String key) {
    return hashes.get(key);
  }

  @Override
  public byte[] read(String key) throws IOException {
    Buffer file = files.get(key);
    if (file == null) {
      throw new IOException("no file " + key);
    }
    return file.getBytes();
  }
}
