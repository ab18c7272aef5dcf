package io.darkroom.map.compose;

import io.darkroom.contract.maps.MapOptions;
import io.darkroom.contract.maps.Overlay;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts above a map: its time, and what each overlay shows. Senders' words are set apart, so
 * that one that runs to the left leaves the order of the others as it is (Unicode Standard Annex 9,
 * §2.4).
 */
final class Header {
  private static final String APART = "\u2068";
  private static final String END = "\u2069";

  private Header() {}

  /**
   * The texts of an image or a frame: of an overlay one, which may be empty. All frames of an
   * animation have as many.
   *
   * @param number of the frame, from 1
   * @param count of frames; 0 for an image
   */
  static List<String> texts(MapOptions options, int number, int count) {
    List<String> texts = new ArrayList<>();
    String time = options.basemap().mapTime();
    String which = count == 0 ? "" : "(" + number + " of " + count + ")";
    if (!time.isEmpty()) {
      texts.add("Map Time - " + apart(time) + (count == 0 ? "" : " ") + which);
    } else if (count > 0) {
      texts.add(which);
    }
    for (Overlay overlay : options.overlays()) {
      texts.add(text(overlay));
    }
    return texts;
  }

  private static String text(Overlay overlay) {
    StringBuilder text = new StringBuilder(apart(overlay.title()));
    if (!overlay.validTime().isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append("(valid: ");
      text.append(apart(overlay.validTime())).append(")");
    }
    if (!overlay.elevation().isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append("Depth: ");
      text.append(apart(overlay.elevation()));
    }
    return text.toString();
  }

  private static String apart(String text) {
    return text.isEmpty() ? "" : APART + text + END;
  }

  /** For each text of the header the longest of all frames. */
  static List<String> longest(MapOptions animation) {
    int count = animation.frames();
    List<String> longest = new ArrayList<>(texts(animation.frame(0), 1, count));
    for (int frame = 1; frame < count; frame++) {
      List<String> texts = texts(animation.frame(frame), frame + 1, count);
      for (int i = 0; i < texts.size(); i++) {
        if (texts.get(i).length() > longest.get(i).length()) {
          longest.set(i, texts.get(i));
        }
      }
    }
    return longest;
  }
}
