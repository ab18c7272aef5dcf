package io.darkroom.avatar.gltf;

/**
 * Which joints move a vertex, and how much each: {@code width} of them a vertex. The weights of a
 * vertex are from 0 to 1 and sum up to 1, whatever the file says.
 */
public final class Influences {
  private final int width;
  private final int[] joints;
  private final float[] weights;
  private final int highest;

  Influences(int width, int[] joints, float[] weights) {
    this.width = width;
    this.joints = joints;
    this.weights = weights;
    int most = -1;
    for (int v = 0; v < weights.length; v += width) {
      normalise(v);
    }
    for (int i = 0; i < joints.length; i++) {
      if (weights[i] > 0) {
        most = Math.max(most, joints[i]);
      }
    }
    this.highest = most;
  }

  /** Negative weights are none. A vertex without any is moved by the first joint it names. */
  private void normalise(int at) {
    float sum = 0;
    for (int i = at; i < at + width; i++) {
      weights[i] = Math.max(weights[i], 0);
      sum += weights[i];
    }
    for (int i = at; i < at + width; i++) {
      weights[i] = sum > 0 && Float.isFinite(sum) ? weights[i] / sum : i == at ? 1 : 0;
    }
  }

  /** Joints a vertex. */
  public int width() {
    return width;
  }

  /** Index among the skin's joints. */
  public int joint(int vertex, int i) {
    return joints[vertex * width + i];
  }

  public float weight(int vertex, int i) {
    return weights[vertex * width + i];
  }

  /** The highest joint that moves anything. */
  int highest() {
    return highest;
  }
}
