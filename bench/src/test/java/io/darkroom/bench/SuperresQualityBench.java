package io.darkroom.bench;

import io.darkroom.contract.superres.ModelNames;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.darkroom.superres.SuperresTask;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much nearer to a photograph models come than bicubic resampling does. */
@Command(
    name = "superres-quality",
    mixinStandardHelpOptions = true,
    header = "PSNR and SSIM of what models make of pictures that were made smaller.",
    description =
        "Parts of photographs are made smaller by a model's scale (bicubic, stretched kernel, whole"
            + " levels), and larger again by the model and by bicubic resampling. Brightness alone,"
            + " without a rim as wide as the scale.")
public final class SuperresQualityBench extends Bench {
  /** Photographs show nothing finer than this many of their own pixels. */
  private static final int REDUCTION = 4;

  /** Parts that bicubic resampling brings back all but unchanged say nothing: sky. */
  private static final double FLAT = 45;

  @Mixin private PeerPhotos photos;

  @Option(names = "--models", split = ",", description = "Names of models (all that ship).")
  private List<String> models = ModelNames.SHIPPED;

  @Option(
      names = "--side",
      defaultValue = "256",
      description = "Of a part, a multiple of 4 (${DEFAULT-VALUE}).")
  private int side;

  @Option(
      names = "--jpeg",
      defaultValue = "0",
      description = "Quality of the JPEGs that the small pictures come as; 0 for PNGs.")
  private int quality;

  @Option(
      names = "--whole",
      description = "Takes the photographs as they are, and does not reduce them before.")
  private boolean whole;

  @Option(
      names = "--crops",
      description = "A folder that gets the hardest part as each model makes it, and bicubic.")
  private Path crops;

  /** What a model and bicubic resampling made of one part. */
  private record Made(Likeness model, Likeness bicubic) {}

  @Override
  Report measure() throws Exception {
    Path scratch = Files.createTempDirectory("photos");
    List<ColourPlanes> parts = new ArrayList<>();
    for (Path file : photos.find(scratch)) {
      parts.addAll(parts(ImageIO.read(file.toFile())));
    }
    parts.removeIf(part -> bicubic(part) >= FLAT);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "No photograph has a part of " + side + "x" + side + " with anything in it.");
    }
    SuperresTask task = new SuperresTask();
    task.open(new JsonObject());
    Report report =
        new Report("model", "scale", "PSNR dB", "bicubic", "gain", "SSIM", "bicubic SSIM");
    for (String model : models) {
      say(model);
      int scale = scale(model);
      List<Made> made = new ArrayList<>();
      for (ColourPlanes part : parts) {
        made.add(made(task, model, scale, part));
      }
      row(report, model, scale, made);
    }
    if (crops != null) {
      write(
          task, Collections.min(parts, Comparator.comparingDouble(SuperresQualityBench::bicubic)));
    }
    return report.note(
        String.format(
            Locale.ROOT,
            "Means over %d parts of %dx%d; those of which bicubic comes within %.0f dB are left"
                + " out.%s",
            parts.size(),
            side,
            side,
            FLAT,
            quality == 0
                ? ""
                : " Small pictures came as JPEGs of quality " + quality + ", 4:2:0."));
  }

  /** PSNR of a part that bicubic resampling has made half as large, and as large again. */
  private static double bicubic(ColourPlanes part) {
    return part.likeness(part.resized(0.5).resized(2), 2).psnr();
  }

  /** Parts of the photograph, side by side, without what is left over. */
  private List<ColourPlanes> parts(BufferedImage photo) {
    int step = whole ? side : side * REDUCTION;
    List<ColourPlanes> parts = new ArrayList<>();
    for (int y = 0; y + step <= photo.getHeight(); y += step) {
      for (int x = 0; x + step <= photo.getWidth(); x += step) {
        ColourPlanes part = ColourPlanes.of(photo.getSubimage(x, y, step, step));
        parts.add(whole ? part : part.resized(1.0 / REDUCTION));
      }
    }
    return parts;
  }

  private Made made(SuperresTask task, String model, int scale, ColourPlanes part)
      throws IOException {
    ColourPlanes small = part.resized(1.0 / scale);
    byte[] file = quality == 0 ? small.png() : small.jpeg(quality);
    ColourPlanes seen = ColourPlanes.read(file);
    return new Made(
        part.likeness(ColourPlanes.read(upscaled(task, model, file)), scale),
        part.likeness(seen.resized(scale), scale));
  }

  private static byte[] upscaled(SuperresTask task, String model, byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect(file.length + Call.SPARE).put(file).flip();
    JsonObject options = new JsonObject().put("model", model).put("format", "png");
    Answer answer = task.run(new Call(options, List.of(bytes)), told -> {});
    return answer.files().get(0).getBytes();
  }

  private void write(SuperresTask task, ColourPlanes part) throws IOException {
    Files.createDirectories(crops);
    Files.write(crops.resolve("original.png"), part.png());
    for (String model : models) {
      int scale = scale(model);
      ColourPlanes small = part.resized(1.0 / scale);
      byte[] file = quality == 0 ? small.png() : small.jpeg(quality);
      Files.write(
          crops.resolve("bicubic-x" + scale + ".png"),
          ColourPlanes.read(file).resized(scale).png());
      Files.write(crops.resolve(model + ".png"), upscaled(task, model, file));
    }
  }

  private static int scale(String model) {
    return Integer.parseInt(model.substring(model.lastIndexOf("-x") + 2));
  }

  private static void row(Report report, String model, int scale, List<Made> made) {
    double psnr = made.stream().mapToDouble(one -> one.model.psnr()).average().orElse(0);
    double bicubic = made.stream().mapToDouble(one -> one.bicubic.psnr()).average().orElse(0);
    double ssim = made.stream().mapToDouble(one -> one.model.ssim()).average().orElse(0);
    double least = made.stream().mapToDouble(one -> one.bicubic.ssim()).average().orElse(0);
    report.row(
        model,
        scale,
        digits(psnr, 2),
        digits(bicubic, 2),
        digits(psnr - bicubic, 2),
        digits(ssim, 4),
        digits(least, 4));
  }

  private static BigDecimal digits(double figure, int behindThePoint) {
    return BigDecimal.valueOf(figure).setScale(behindThePoint, RoundingMode.HALF_EVEN);
  }
}
