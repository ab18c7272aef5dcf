package io.darkroom.engine.colour;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An ICC profile's header and directory of tags (ICC.1:2022 §7), all within its bytes. */
final class IccProfile {
  /** Largest profile that is read, in bytes = {@value}; those of presses are around a million. */
  static final int MAX_BYTES = 4 << 20;

  private static final int HEADER = 128;
  private static final int MAX_TAGS = 128;
  private static final int ENTRY = 12;

  private static final int SIZE = 0;
  private static final int CLASS = 12;
  private static final int SPACE = 16;
  private static final int CONNECTION_SPACE = 20;
  private static final int MAGIC = 36;
  private static final int INTENT = 64;
  private static final Set<String> PUBLIC =
      Set.of(
          "desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "A2B0",
          "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "cicp");
  private static final Set<String> CLASSES = Set.of("scnr", "mntr", "prtr", "spac");

  private final ByteBuffer bytes;
  private final Map<String, ByteBuffer> tags;

  private IccProfile(ByteBuffer bytes, Map<String, ByteBuffer> tags) {
    this.bytes = bytes;
    this.tags = tags;
  }

  static IccProfile read(ByteBuffer bytes) throws BrokenProfile {
    if (bytes.limit() < HEADER + 4 || !text(bytes, MAGIC).equals("acsp")) {
      throw new BrokenProfile("has no header");
    }
    long size = bytes.getInt(SIZE) & 0xffffffffL;
    if (size > bytes.limit() || size < HEADER + 4) {
      throw new BrokenProfile("says it has " + size + " bytes and has " + bytes.limit());
    }
    if (!CLASSES.contains(text(bytes, CLASS))) {
      throw new BrokenProfile("describes no device");
    }
    int count = bytes.getInt(HEADER);
    if (count < 1 || count > MAX_TAGS || HEADER + 4 + ENTRY * count > size) {
      throw new BrokenProfile("has " + count + " tags");
    }
    Map<String, ByteBuffer> tags = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      int entry = HEADER + 4 + ENTRY * i;
      long offset = bytes.getInt(entry + 4) & 0xffffffffL;
      long length = bytes.getInt(entry + 8) & 0xffffffffL;
      if (offset < HEADER || length < 8 || offset + length > size) {
        throw new BrokenProfile("has a tag outside of it");
      }
      tags.putIfAbsent(text(bytes, entry), bytes.slice((int) offset, (int) length));
    }
    return new IccProfile(bytes, tags);
  }

  boolean describes(Space space) {
    return text(bytes, SPACE).equals(space.signature());
  }

  /** True if its connection space is L*a*b*, not XYZ. */
  boolean lab() {
    return text(bytes, CONNECTION_SPACE).equals("Lab ");
  }

  boolean has(String tag) {
    return tags.containsKey(tag);
  }

  /** A tag's content, from its type's signature on. */
  ByteBuffer tag(String name) throws BrokenProfile {
    ByteBuffer tag = tags.get(name);
    if (tag == null) {
      throw new BrokenProfile("has no " + name);
    }
    return tag;
  }

  /** The first value of an XYZ tag. */
  double[] xyz(String name) throws BrokenProfile {
    ByteBuffer tag = tag(name);
    if (!text(tag, 0).equals("XYZ ") || tag.limit() < 20) {
      throw new BrokenProfile("has no XYZ in " + name);
    }
    return new double[] {fixed(tag, 8), fixed(tag, 12), fixed(tag, 16)};
  }

  /** A profile with this one's header and these of its tags only, one behind the other. */
  byte[] with(Set<String> wanted) {
    Map<String, ByteBuffer> kept = new LinkedHashMap<>(tags);
    kept.keySet().retainAll(wanted);
    int size = HEADER + 4 + ENTRY * kept.size();
    for (ByteBuffer tag : kept.values()) {
      size += padded(tag.limit());
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.put(bytes.slice(0, HEADER)).putInt(kept.size());
    int at = HEADER + 4 + ENTRY * kept.size();
    for (Map.Entry<String, ByteBuffer> tag : kept.entrySet()) {
      out.put(tag.getKey().getBytes(StandardCharsets.ISO_8859_1));
      out.putInt(at).putInt(tag.getValue().limit());
      at += padded(tag.getValue().limit());
    }
    for (ByteBuffer tag : kept.values()) {
      out.put(tag.duplicate()).position(padded(out.position()));
    }
    return out.putInt(SIZE, size).array();
  }

  /**
   * For a colour-management system that takes the intent from the profile: of a device that gives
   * pictures, to be rendered perceptually.
   */
  byte[] asPerceptualInput(Set<String> wanted) {
    byte[] made = with(wanted);
    ByteBuffer header = ByteBuffer.wrap(made);
    header.put(CLASS, "scnr".getBytes(StandardCharsets.ISO_8859_1)).putInt(INTENT, 0);
    return made;
  }

  /** The profile with its registered tags alone: what a stranger hid in others does not go out. */
  byte[] forPublic() {
    return with(PUBLIC);
  }

  /** A signature: four characters, a byte each. */
  static String text(ByteBuffer bytes, int at) {
    byte[] four = new byte[4];
    bytes.get(at, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  /** An s15Fixed16Number. */
  static double fixed(ByteBuffer bytes, int at) {
    return bytes.getInt(at) / 65536.0;
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}
