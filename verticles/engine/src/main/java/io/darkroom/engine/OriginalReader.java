package io.darkroom.engine;

import io.darkroom.engine.decode.Decoder;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Probe;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.turbo.TurboJpeg;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Lets images in for workers that do something else with their pixels than to develop them. As
 * {@link Developer} does: what it refuses, this refuses, and colours are the same.
 */
public final class OriginalReader {
  private final Probe probe;
  private final SourceReader reader;

  /**
   * A reader.
   *
   * @param turbo decodes JPEGs, if there is one
   */
  public OriginalReader(EngineOptions options, NativeMemory memory, Optional<TurboJpeg> turbo) {
    probe = new Probe(options.limits());
    Decoder decoder = new Decoder(memory, turbo, options.limits().acceptTruncated());
    reader = new SourceReader(probe, decoder, options, memory);
  }

  /** Reads a file's header. Fails as {@link Probe} does; the file must stay until it is decoded. */
  public Original open(ByteBuffer file) {
    Header header = probe.read(file);
    Exposure exposure = Exposure.of(file, header);
    if (exposure.colour().inks() != null) {
      probe.checkInks(header);
    }
    return new Original(exposure, () -> reader.straight(file, header, exposure.colour()));
  }
}
