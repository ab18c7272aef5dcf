package io.darkroom.avatar.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.avatar.gltf.ModelLimits;
import io.darkroom.avatar.outfit.Contents;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Piece;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ModelCacheTest {
  private final AtomicInteger reads = new AtomicInteger();
  private final byte[] glb = model();

  private static byte[] model() {
    Cards cards = new Cards();
    return cards.card("a", cards.colour("a", 1, 1, 1, 1), 0, 0, 0).bytes();
  }

  private Piece piece(String hash) {
    Contents contents =
        new Contents() {
          @Override
          public SortedSet<String> keys() {
            return new TreeSet<>(Set.of("a.glb"));
          }

          @Override
          public String hash(String key) {
            return hash;
          }

          @Override
          public byte[] read(String key) {
            reads.incrementAndGet();
            return glb;
          }
        };
    return new Piece("urn", "hat", "a.glb", contents);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  @Test
  void aModelIsReadOnceForAHash() {
    ModelCache cache = new ModelCache(ModelLimits.defaults(), 1 << 20);
    cache.of(piece("one"), soon());
    cache.of(piece("one"), soon());
    assertEquals(1, reads.get());
    cache.of(piece("two"), soon());
    assertEquals(2, reads.get());
  }

  @Test
  void whatHasNoHashIsReadEachTime() {
    ModelCache cache = new ModelCache(ModelLimits.defaults(), 1 << 20);
    cache.of(piece(null), soon());
    cache.of(piece(null), soon());
    assertEquals(2, reads.get());
  }

  @Test
  void theModelUsedLongestAgoMakesRoom() {
    ModelCache measured = new ModelCache(ModelLimits.defaults(), 1 << 20);
    long bytes = measured.of(piece("x"), soon()).bytes();
    ModelCache cache = new ModelCache(ModelLimits.defaults(), 2 * bytes);
    for (String hash : new String[] {"one", "two", "one", "three", "one", "two"}) {
      cache.of(piece(hash), soon());
    }
    // One, two and three are read, and two again, which made room for three.
    assertEquals(1 + 4, reads.get());
  }
}
