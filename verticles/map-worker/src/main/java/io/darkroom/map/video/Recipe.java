package io.darkroom.map.video;

import io.darkroom.contract.maps.Film;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What ffmpeg is told, by format.
 *
 * @param format the file
 * @param fps frames a second
 * @param width of the frames, in pixels
 * @param height of the frames, in pixels
 */
record Recipe(Film.Format format, double fps, int width, int height) {
  /**
   * Bits that H.264 is granted for each pixel of each frame = {@value}. Maps have sharp letters and
   * change all over from frame to frame; with this they come back with 50 dB at any rate of frames.
   */
  static final double BITS_A_PIXEL = 0.7;

  /**
   * To BT.709, and all of that is said: what is left open players guess from the size, and guess
   * BT.601 for a small map.
   */
  private static final String COLOURS =
      "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,"
          + "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709";

  private static final int LEAST_BITS = 1_500_000;
  private static final int MOST_BITS = 200_000_000;

  /** Frames between those that can be begun at. */
  private static final int SEEKABLE = 12;

  private static final int WEBP_QUALITY = 85;

  /** The file's extension, without the dot. */
  String extension() {
    return format == Film.Format.APNG ? "png" : format.name().toLowerCase(Locale.ROOT);
  }

  /** The file's media type. */
  String contentType() {
    return switch (format) {
      case MP4 -> "video/mp4";
      case GIF -> "image/gif";
      case WEBP -> "image/webp";
      case APNG -> "image/apng";
    };
  }

  /** Width of the animation; H.264 halves the resolution of colours, so it is even there. */
  int filmWidth() {
    return format == Film.Format.MP4 ? width + width % 2 : width;
  }

  /** Height of the animation. */
  int filmHeight() {
    return format == Film.Format.MP4 ? height + height % 2 : height;
  }

  /** The arguments: PNGs come by standard input, the file is written. */
  List<String> arguments(String h264, long maxBytes, Path file) {
    List<String> all =
        new ArrayList<>(
            List.of("-hide_banner", "-nostats", "-loglevel", "warning", "-y", "-threads", "1"));
    all.addAll(List.of("-f", "image2pipe", "-c:v", "png", "-framerate", String.valueOf(fps)));
    all.addAll(List.of("-i", "pipe:0"));
    all.addAll(
        switch (format) {
          case MP4 -> mp4(h264);
          case GIF ->
              // A palette for each frame: one for all would need all of them in memory.
              List.of(
                  "-filter_complex",
                  "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1",
                  "-loop",
                  "0",
                  "-f",
                  "gif");
          case WEBP ->
              List.of(
                  "-c:v",
                  "libwebp_anim",
                  "-quality",
                  String.valueOf(WEBP_QUALITY),
                  "-loop",
                  "0",
                  "-f",
                  "webp");
          case APNG -> List.of("-c:v", "apng", "-pred", "mixed", "-plays", "0", "-f", "apng");
        });
    // Never more on the disk than one byte over what is allowed, by which it is known.
    all.addAll(List.of("-fs", String.valueOf(maxBytes + 1), file.toString()));
    return all;
  }

  private List<String> mp4(String h264) {
    long bits = Math.round(BITS_A_PIXEL * filmWidth() * filmHeight() * fps);
    long rate = Math.max(LEAST_BITS, Math.min(MOST_BITS, bits));
    List<String> all = new ArrayList<>(List.of("-vf", even() + COLOURS));
    all.addAll(List.of("-c:v", h264));
    all.addAll(
        h264.equals("libopenh264")
            ? List.of("-rc_mode", "quality", "-b:v", String.valueOf(rate))
            : List.of("-preset", "veryfast", "-crf", "18"));
    all.addAll(List.of("-g", String.valueOf(SEEKABLE), "-threads", "0"));
    all.addAll(List.of("-movflags", "+faststart", "-f", "mp4"));
    return all;
  }

  /** Odd sides get one more pixel, like the one beside it; ffmpeg's own pad makes it black. */
  private String even() {
    int right = filmWidth() - width;
    int bottom = filmHeight() - height;
    return right + bottom == 0
        ? ""
        // Planes of full size: a border of one pixel is none in halved colours.
        : "format=gbrp,pad="
            + filmWidth()
            + ":"
            + filmHeight()
            + ":0:0,fillborders=right="
            + right
            + ":bottom="
            + bottom
            + ":mode=smear,";
  }
}
