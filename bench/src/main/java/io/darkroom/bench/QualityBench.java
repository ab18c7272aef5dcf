package io.darkroom.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How near what the engines make is to the best that could be made. */
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    header = "Likeness of resized pixels to a full decode and Lanczos' kernel, next to sharp's.",
    description =
        "Sides of 800, 250 and 50, made as for bench/run peers, but written as PNG: what is"
            + " compared is pixels, not JPEG encoders.")
final class QualityBench extends Bench {
  private static final String FORMAT = "png";

  @Mixin private PeerPhotos photos;

  @Option(
      names = "--peers",
      split = ",",
      defaultValue = "SHARP,SHARP_USUAL,PILLOW,PILLOW_FULL,VIPS,GRAPHICSMAGICK,JIMP",
      description = "Which of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private List<Peer> peers;

  @Override
  Report measure() throws Exception {
    if (peers.contains(Peer.DJPEG)) {
      throw new IllegalArgumentException("djpeg resizes nothing.");
    }
    Report report = new Report(columns());
    Map<String, List<List<Likeness>>> all = new LinkedHashMap<>();
    try (Engines engines = Engines.start(peers)) {
      for (Path file : photos.find(engines.scratch())) {
        say(file.getFileName().toString());
        BufferedImage photo = ImageIO.read(file.toFile());
        Map<String, Rgb> references = new HashMap<>();
        for (Engine engine : engines.all()) {
          engine.develop(file, FORMAT, 1);
          List<Likeness> likenesses = likenesses(engine, photo, references);
          row(report, engine.name(), file.getFileName().toString(), likenesses);
          all.computeIfAbsent(engine.name(), name -> new ArrayList<>()).add(likenesses);
        }
      }
      all.forEach((name, each) -> row(report, name, "mean", mean(each)));
      report.note(
          "Likeness to the photograph decoded in full and shrunk by Lanczos' kernel of three lobes"
              + " (our own; Pillow's with a full decode should be all but the same): SSIM, PSNR in"
              + " dB, of luma.");
      compare(report, all);
      engines.describe(report);
    }
    return report;
  }

  private static List<Likeness> likenesses(
      Engine engine, BufferedImage photo, Map<String, Rgb> references) throws IOException {
    List<Likeness> likenesses = new ArrayList<>();
    for (int side : PeerJob.SIDES) {
      Rgb made = Rgb.read(engine.made(side, FORMAT));
      // Engines round a side of 187.5 up or down: each is held against a reference of its own size.
      Rgb reference =
          references.computeIfAbsent(
              made.width() + "x" + made.height(),
              size -> Lanczos.shrink(photo, made.width(), made.height()));
      likenesses.add(Likeness.of(made, reference));
    }
    return likenesses;
  }

  private static List<Likeness> mean(List<List<Likeness>> photos) {
    List<Likeness> means = new ArrayList<>();
    for (int i = 0; i < PeerJob.SIDES.size(); i++) {
      int side = i;
      means.add(
          new Likeness(
              photos.stream().mapToDouble(one -> one.get(side).ssim()).average().orElseThrow(),
              photos.stream().mapToDouble(one -> one.get(side).psnr()).average().orElseThrow()));
    }
    return means;
  }

  private static void compare(Report report, Map<String, List<List<Likeness>>> all) {
    List<List<Likeness>> sharp = all.get(Peer.SHARP.title());
    if (sharp == null) {
      return;
    }
    List<Likeness> own = mean(all.values().iterator().next());
    for (int i = 0; i < PeerJob.SIDES.size(); i++) {
      int side = PeerJob.SIDES.get(i);
      report.note(
          String.format(
              Locale.ROOT,
              "At %d px, Darkroom's mean SSIM less sharp's (one decode): %+.4f; aim: at least %s.",
              side,
              own.get(i).ssim() - mean(sharp).get(i).ssim(),
              i == 0 ? "-0.002" : "0"));
    }
  }

  private static String[] columns() {
    List<String> columns = new ArrayList<>(List.of("engine", "photo"));
    for (int side : PeerJob.SIDES) {
      columns.add(side + " SSIM");
      columns.add(side + " PSNR");
    }
    return columns.toArray(String[]::new);
  }

  private static void row(Report report, String engine, String photo, List<Likeness> likenesses) {
    List<Object> cells = new ArrayList<>(List.of(engine, photo));
    for (Likeness likeness : likenesses) {
      // More digits than other figures: what matters is behind the nines.
      cells.add(BigDecimal.valueOf(likeness.ssim()).setScale(4, RoundingMode.HALF_EVEN));
      cells.add(likeness.psnr());
    }
    report.row(cells.toArray());
  }
}
