package io.darkroom.avatar.compare;

import io.darkroom.contract.AvatarTools.Difference;
import java.awt.image.BufferedImage;

/**
 * Two pictures of the same size that should look the same.
 *
 * @param name what they show
 * @param drawn ours
 * @param snapshot the other, brought to the size of ours
 * @param snapshotSize what its size was
 */
public record Pair(String name, BufferedImage drawn, BufferedImage snapshot, String snapshotSize) {
  /** Distance from which on a pixel differs to the eye = {@value}. */
  static final double VISIBLE = 16;

  /** What differs, in numbers. */
  public Difference difference() {
    double sum = 0;
    double largest = 0;
    int differing = 0;
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        double distance = distance(x, y);
        sum += distance;
        largest = Math.max(largest, distance);
        differing += distance > VISIBLE ? 1 : 0;
      }
    }
    double pixels = (double) drawn.getWidth() * drawn.getHeight();
    return new Difference(name, snapshotSize, sum / pixels, largest, differing / pixels);
  }

  /** How far a pixel of one is from the other's, with alpha multiplied in: 0 to 510. */
  double distance(int x, int y) {
    int one = drawn.getRGB(x, y);
    int other = snapshot.getRGB(x, y);
    double alpha = (one >>> 24) / 255.0;
    double otherAlpha = (other >>> 24) / 255.0;
    double sum = Math.pow((one >>> 24) - (other >>> 24), 2);
    for (int shift = 0; shift < 24; shift += 8) {
      sum += Math.pow(((one >> shift) & 0xff) * alpha - ((other >> shift) & 0xff) * otherAlpha, 2);
    }
    return Math.sqrt(sum);
  }
}
