package io.darkroom.kafkabridge.avro;

import java.util.LinkedHashMap;
import java.util.Map;

/** The entries used last, up to a number. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final int INITIAL = 16;
  private static final float LOAD = 0.75f;

  private final int most;

  Recent(int most) {
    super(INITIAL, LOAD, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
