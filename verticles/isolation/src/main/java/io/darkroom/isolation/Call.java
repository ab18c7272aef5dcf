package io.darkroom.isolation;

import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a child is asked to do.
 *
 * @param what small
 * @param files each from 0 to its limit. In the child they are direct, writable, with {@value
 *     #SPARE} bytes of capacity behind their limit
 */
public record Call(JsonObject what, List<ByteBuffer> files) {
  /**
   * Bytes behind each file that the child may write = {@value}: decoders want an end mark there.
   */
  public static final int SPARE = 2;
}
