package io.darkroom.avatar.artists;

import io.darkroom.avatar.catalyst.Content;
import io.darkroom.avatar.outfit.Contents;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Files of a wearable that were fetched, by name. */
final class FetchedContents implements Contents {
  private final NavigableMap<String, Content> files;
  private final Map<String, String> hashes;

  /**
   * @param hashes content identifiers by name
   */
  FetchedContents(Map<String, Content> files, Map<String, String> hashes) {
    this.files = Collections.unmodifiableNavigableMap(new TreeMap<>(files));
    this.hashes = Map.copyOf(hashes);
  }

  @Override
  public SortedSet<String> keys() {
    return files.navigableKeySet();
  }

  /** None for what could not be verified: others must not get a model that was made of it. */
  @Override
  public String hash(String key) {
    Content file = files.get(key);
    return file != null && file.verified() ? hashes.get(key) : null;
  }

  @Override
  public byte[] read(String key) throws IOException {
    Content file = files.get(key);
    if (file == null) {
      throw new IOException("no file " + key);
    }
    return file.bytes().getBytes();
  }
}
