package io.darkroom.avatar.outfit;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * The two pictures of an avatar.
 *
 * @param face a PNG with alpha of {@value #FACE_WIDTH} x {@value #FACE_HEIGHT}
 * @param body a PNG with alpha of {@value #BODY_WIDTH} x {@value #BODY_HEIGHT}
 * @param leftOut what is worn and not in them, in the order of the outfit
 */
public record Portraits(Buffer face, Buffer body, List<LeftOut> leftOut) {
  public static final int FACE_WIDTH = 256;
  public static final int FACE_HEIGHT = 256;
  public static final int BODY_WIDTH = 256;
  public static final int BODY_HEIGHT = 512;

  public Portraits {
    leftOut = List.copyOf(leftOut);
  }
}
