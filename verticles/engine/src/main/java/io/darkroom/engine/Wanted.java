package io.darkroom.engine;

import io.darkroom.contract.Source;
import io.darkroom.contract.renditions.RenditionsOptions;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * An image and what is to be made of it. Buffers are read from 0 to their limit; direct ones with
 * two bytes of capacity to spare are decoded where they are, others are copied.
 *
 * @param image the file
 * @param others the files of {@link RenditionsOptions#sources()}
 * @param options what is to be made
 */
public record Wanted(ByteBuffer image, Map<Source, ByteBuffer> others, RenditionsOptions options) {}
