package io.darkroom.superres;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.superres.ModelNames;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.engine.colour.Colour;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.plan.Cost;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is going to happen to an image, known from its header: pure Java, and over in microseconds.
 *
 * @param asked as the job says it
 * @param model which really runs
 * @param format of the result
 * @param tiling how the picture is cut
 * @param warnings what the sender might not expect, each a sentence
 * @param reading bytes of memory outside the Java heap that it takes until it is decoded, at most
 * @param depth bytes of a pixel
 * @param networks pictures that go through the network: two where there is alpha
 */
record Prospect(
    SuperresOptions asked,
    Model model,
    Format format,
    Tiling tiling,
    List<String> warnings,
    long reading,
    int depth,
    int networks) {
  /** Sides that formats have at most: RFC 9649 §3.4, and what libjpeg takes. */
  private static final int MAX_WEBP_SIDE = 16_383;

  private static final int MAX_JPEG_SIDE = 65_500;
  private static final int MIN_PATCH = 16;
  private static final int MILLIS = 1_000;

  /** The larger picture: itself, for the encoder, its file. */
  private static final int COPIES = 3;

  /** Floats for colours that cannot be seen, a pixel of the source: see HiddenColours. */
  private static final int HIDDEN = 40;

  /** Fails with {@code UNKNOWN_MODEL}, {@code IMAGE_TOO_MANY_PIXELS}, {@code INVALID_VALUE}. */
  static Prospect of(
      ByteBuffer file,
      Header header,
      SuperresOptions asked,
      Catalogue catalogue,
      SuperresWorkerOptions options) {
    return of(file, header, asked, catalogue, options, options.tileMemory());
  }

  /** Of a part of what another worker has planned: its tiles are as they are. */
  static Prospect planned(
      ByteBuffer file,
      Header header,
      SuperresOptions asked,
      Catalogue catalogue,
      SuperresWorkerOptions options) {
    return of(file, header, asked, catalogue, options, Long.MAX_VALUE);
  }

  private static Prospect of(
      ByteBuffer file,
      Header header,
      SuperresOptions asked,
      Catalogue catalogue,
      SuperresWorkerOptions options,
      long tileMemory) {
    Model model = catalogue.find(asked.model());
    Format format = format(asked.encoding().format(), header);
    checkSize(header, model, format, asked.encoding(), options);
    List<String> warnings = new ArrayList<>();
    if (ModelNames.replaced(asked.model())) {
      warnings.add(
          "The weights of " + asked.model() + " are not to be had; " + model.name() + " ran.");
    }
    int overlap = overlap(asked, model, warnings);
    int patch = patch(asked, model, overlap, tileMemory, warnings);
    Tiling tiling = Tiling.of(header.uprightWidth(), header.uprightHeight(), model, patch, overlap);
    int depth = Colour.bytesPerPixel(file, header);
    return new Prospect(
        asked,
        model,
        format,
        tiling,
        List.copyOf(warnings),
        Cost.of(header, file.limit(), depth) + (header.alpha() ? header.pixels() * HIDDEN : 0),
        depth,
        header.alpha() ? 2 : 1);
  }

  private static Format format(Format asked, Header header) {
    if (asked != Format.SOURCE) {
      return asked;
    }
    return switch (header.format()) {
      case JPEG -> Format.JPEG;
      case WEBP -> Format.WEBP;
      default -> Format.PNG; // what had no loss gets none
    };
  }

  private static void checkSize(
      Header header, Model model, Format format, Encoding encoding, SuperresWorkerOptions options) {
    long width = (long) header.uprightWidth() * model.scale();
    long height = (long) header.uprightHeight() * model.scale();
    if (width * height > options.maxOutputPixels()) {
      throw Failure.IMAGE_TOO_MANY_PIXELS.with(
          String.format(
              "%s would make %dx%d of it, %d pixels; superres-worker.maxOutputPixels allows %d."
                  + " Send a smaller one.",
              model.name(), width, height, width * height, options.maxOutputPixels()));
    }
    boolean webp =
        format == Format.WEBP || (format == Format.AUTO && encoding.allow().contains(Format.WEBP));
    int most = webp ? MAX_WEBP_SIDE : format == Format.JPEG ? MAX_JPEG_SIDE : Integer.MAX_VALUE;
    if (Math.max(width, height) > most) {
      throw Failure.INVALID_VALUE.with(
          String.format(
              "%s would make %dx%d of it; sides of a %s are at most %d. Ask for format: png.",
              model.name(), width, height, webp ? "WebP" : "JPEG", most));
    }
  }

  private static int overlap(SuperresOptions asked, Model model, List<String> warnings) {
    if (asked.padding() == SuperresOptions.CHOSEN) {
      return model.overlap();
    }
    if (asked.padding() < model.overlap()) {
      warnings.add(
          SuperresOptions.PADDING
              + " is "
              + asked.padding()
              + ", "
              + model.name()
              + " needs "
              + model.overlap()
              + ": seams may be seen where tiles meet.");
    }
    return asked.padding();
  }

  private static int patch(
      SuperresOptions asked, Model model, int overlap, long tileMemory, List<String> warnings) {
    int margin = 2 * Math.max(overlap, model.netPadding()) + model.multiple() - 1;
    int fed = (int) Math.sqrt((double) tileMemory / model.tileBytes(1));
    int most = Math.max(MIN_PATCH, fed - margin);
    if (asked.patch() == SuperresOptions.CHOSEN) {
      return Math.min(model.tile(), most);
    }
    if (asked.patch() > most) {
      warnings.add(
          SuperresOptions.PATCH
              + " is "
              + asked.patch()
              + ", of which superres-worker.tileMemory allows "
              + most
              + " with "
              + model.name()
              + ".");
    }
    return Math.min(asked.patch(), most);
  }

  /** Bytes of memory outside the Java heap that it takes, at most. */
  long bytes() {
    return reading + model.tileBytes(tiling.largest()) + bytesOfAssembly();
  }

  /** The same, of putting together what parts have made. */
  long bytesOfAssembly() {
    return picture() * COPIES;
  }

  /** The same, of some of its tiles: there are their pixels, and what they are packed into. */
  long bytesOf(Group group) {
    return reading + model.tileBytes(tiling.largest()) + 2 * pixels(group) * depth;
  }

  /** Bytes of the larger picture. */
  long picture() {
    return pixels(new Group(0, tiling.tiles().size())) * depth;
  }

  /** Pixels that are made in some tiles. */
  private long pixels(Group group) {
    return tiling.tiles().subList(group.first(), group.end()).stream()
        .mapToLong(
            tile ->
                (long) tile.across().length()
                    * tile.down().length()
                    * model.scale()
                    * model.scale())
        .sum();
  }

  /** How long it takes a core to run all of it through the network. */
  Duration work() {
    long pixels = pixels(new Group(0, tiling.tiles().size())) * networks;
    return Duration.ofMillis(pixels * MILLIS / model.pixelsPerSecond());
  }

  /** What a result says of it: {@code model}, {@code tiles}, {@code warnings}. */
  JsonObject facts() {
    JsonObject facts =
        new JsonObject()
            .put(
                "model",
                new JsonObject()
                    .put("asked", asked.model())
                    .put("ran", model.name())
                    .put("replaced", ModelNames.replaced(asked.model()))
                    .put("scale", model.scale())
                    .put("licence", model.licence()))
            .put(
                "tiles",
                new JsonObject()
                    .put("count", tiling.tiles().size())
                    .put(SuperresOptions.PATCH, tiling.patch())
                    .put(SuperresOptions.PADDING, tiling.overlap())
                    .put(SuperresOptions.BATCH, asked.batch()));
    return facts.put("warnings", new JsonArray(warnings));
  }
}
