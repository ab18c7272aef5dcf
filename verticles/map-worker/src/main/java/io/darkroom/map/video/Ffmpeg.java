package io.darkroom.map.video;

import java.nio.file.Path;
import java.util.List;

/**
 * An ffmpeg that runs on this machine.
 *
 * @param executable its place
 * @param libraries the folder of libraries that came with it; null for those of the system
 * @param h264 the name of its encoder of H.264
 * @param version as it says itself
 */
record Ffmpeg(Path executable, Path libraries, String h264, String version) {
  /** Its process, with no more of our environment than it needs. */
  ProcessBuilder process(List<String> arguments) {
    return FfmpegFinder.process(executable, libraries, arguments);
  }
}
