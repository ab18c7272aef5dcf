package io.darkroom.avatar.outfit;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** The files of one piece, by key. Called on the thread that renders, so it may block. */
public interface Contents {
  /** The keys there are. */
  SortedSet<String> keys();

  /**
   * What names the bytes under a key for ever, as their hash; null if nothing does. Under it a
   * renderer may remember what it made of them.
   */
  String hash(String key);

  /**
   * The bytes under a key that {@link #keys} has.
   *
   * @throws IOException if they cannot be had; the piece is left out
   */
  byte[] read(String key) throws IOException;

  /** Files in memory, without hashes. */
  static Contents of(Map<String, byte[]> files) {
    TreeMap<String, byte[]> sorted = new TreeMap<>(files);
    return new Contents() {
      @Override
      public SortedSet<String> keys() {
        return Collections.unmodifiableSortedSet(sorted.navigableKeySet());
      }

      @Override
      public String hash(String key) {
        return null;
      }

      @Override
      public byte[] read(String key) throws IOException {
        byte[] bytes = sorted.get(key);
        if (bytes == null) {
          throw new IOException("no file " + key);
        }
        return bytes;
      }
    };
  }
}
