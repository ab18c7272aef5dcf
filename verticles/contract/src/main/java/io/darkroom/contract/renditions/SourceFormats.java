package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * Which formats a source may have: the key {@value #KEY} of the section {@value #SECTION}. Edges
 * read it, too, to refuse at once what no worker would take.
 *
 * @param names lower case, as {@code jpeg}
 */
public record SourceFormats(List<String> names) {
  /** The section's name. */
  public static final String SECTION = "engine";

  /** The key's name. */
  public static final String KEY = "formats";

  /** Taken unless configured otherwise: their decoders are sturdy, and bounded by the header. */
  public static final List<String> DEFAULT = List.of("jpeg", "png", "webp", "gif", "bmp");

  /** All that can be taken. TIFF's decoder is old, and takes much memory. */
  public static final List<String> KNOWN = List.of("jpeg", "png", "webp", "gif", "bmp", "tiff");

  /** Reads the key from the section {@value #SECTION}. */
  public static SourceFormats read(Conf section) {
    List<String> names = new ArrayList<>();
    for (String name : section.texts(KEY, DEFAULT)) {
      if (KNOWN.contains(name)) {
        names.add(name);
      } else {
        section.complain(
            Failure.INVALID_VALUE,
            KEY,
            "lists \"" + name + "\", known are " + String.join(", ", KNOWN));
      }
    }
    return new SourceFormats(List.copyOf(names));
  }
}
