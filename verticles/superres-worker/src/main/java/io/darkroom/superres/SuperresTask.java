package io.darkroom.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Encoding;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.engine.Developer;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Original;
import io.darkroom.engine.OriginalReader;
import io.darkroom.engine.encode.Encoded;
import io.darkroom.engine.encode.Encoder;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Alpha;
import io.darkroom.engine.turbo.TurboJpeg;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.darkroom.isolation.Task;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.opencv.core.Rect;

/**
 * Makes one picture after the other larger: the call's options and file in, the larger file out
 * with what the job's result says of it. Or makes some of its tiles, or puts all of them together.
 * One thread.
 */
public final class SuperresTask implements Task {
  /** Bytes that are packed or unpacked at a time = {@value}. */
  private static final int CHUNK = 64 << 10;

  private final NativeMemory memory;
  private EngineOptions engine;
  private SuperresWorkerOptions options;
  private OriginalReader reader;
  private Encoder encoder;
  private Catalogue catalogue;
  private Networks networks;

  /** One of a process of its own. */
  public SuperresTask() {
    this(new NativeMemory());
  }

  SuperresTask(NativeMemory memory) {
    this.memory = memory;
  }

  /** Opened with the configuration, as far as it is the engine's and the worker's. */
  @Override
  public JsonObject open(JsonObject config) {
    Conf conf = Conf.of(config);
    engine = EngineOptions.read(conf);
    options = SuperresWorkerOptions.read(conf);
    conf.throwIfAny();
    NativeLibrary.load(engine.nativeCache());
    Optional<TurboJpeg> turbo = TurboJpeg.find(engine.jpeg());
    reader = new OriginalReader(engine, memory, turbo);
    encoder = new Encoder(turbo);
    catalogue = Catalogue.open(options.models());
    networks = new Networks(catalogue, memory);
    return new JsonObject();
  }

  /** Called with the options of a job, a {@link GroupOrder} or an {@link AssemblyOrder}. */
  @Override
  public Answer run(Call call, Consumer<JsonObject> told) throws IOException {
    if (GroupOrder.is(call.what())) {
      return group(GroupOrder.of(call.what()), call.files().get(0), told);
    }
    return AssemblyOrder.is(call.what())
        ? assemble(AssemblyOrder.of(call.what()))
        : whole(call, told);
  }

  private Answer whole(Call call, Consumer<JsonObject> told) {
    ByteBuffer file = call.files().get(0);
    Original original = reader.open(file);
    Prospect prospect =
        Prospect.of(file, original.header(), SuperresOptions.of(call.what()), catalogue, options);
    Network network = networks.of(prospect.model());
    try (Pixels larger = upscale(original, prospect, network, told)) {
      Answer answer = encoded(larger, prospect.format(), prospect.asked().encoding());
      answer.what().mergeIn(prospect.facts()).put("source", original.facts());
      return answer;
    }
  }

  /** The source's pixels are gone when this returns. */
  private Pixels upscale(
      Original original, Prospect prospect, Network network, Consumer<JsonObject> told) {
    try (Pixels picture = original.decode()) {
      return new Upscaler(network, memory).upscale(picture, prospect.tiling(), teller(told));
    }
  }

  /** Gives {@code {"type", "source"}}, and the tiles' bytes, deflated. */
  private Answer group(GroupOrder order, ByteBuffer file, Consumer<JsonObject> told)
      throws IOException {
    Original original = reader.open(file);
    SuperresOptions asked = SuperresOptions.of(order.options());
    Prospect prospect = Prospect.planned(file, original.header(), asked, catalogue, options);
    if (!prospect.model().sha256().equals(order.sha256())) {
      throw Failure.MODEL_UNUSABLE.with(
          "The model "
              + prospect.model().name()
              + " is not the same on all workers; put the same files into superres-worker.models"
              + " everywhere, and start them again.");
    }
    Network network = networks.of(prospect.model());
    List<Tile> tiles =
        prospect.tiling().tiles().subList(order.group().first(), order.group().end());
    int[] type = new int[1];
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (Pixels picture = original.decode();
        OutputStream to = new DeflaterOutputStream(packed, fast, CHUNK)) {
      new Upscaler(network, memory)
          .each(
              picture,
              tiles,
              (tile, made) -> {
                type[0] = made.mat().type();
                TileBytes.write(made, to);
              },
              teller(told));
    } finally {
      fast.end();
    }
    return new Answer(
        new JsonObject().put("type", type[0]).put("source", original.facts()),
        List.of(Buffer.buffer(packed.toByteArray())));
  }

  private Answer assemble(AssemblyOrder order) throws IOException {
    SuperresOptions asked = SuperresOptions.of(order.options());
    Model model = catalogue.find(asked.model());
    int scale = model.scale();
    Tiling tiling = Tiling.of(order.width(), order.height(), model, order.patch(), order.overlap());
    try (Sheet sheet = new Sheet(memory, order.width() * scale, order.height() * scale)) {
      for (AssemblyOrder.Piece piece : order.pieces()) {
        Group group = piece.group();
        List<Tile> tiles = tiling.tiles().subList(group.first(), group.end());
        paste(Path.of(piece.file()), tiles, scale, order.type(), sheet);
      }
      try (Pixels larger = sheet.take()) {
        return encoded(larger, order.format(), asked.encoding());
      }
    }
  }

  private void paste(Path piece, List<Tile> tiles, int scale, int type, Sheet sheet)
      throws IOException {
    Inflater inflater = new Inflater();
    try (DataInputStream from =
        new DataInputStream(
            new InflaterInputStream(Files.newInputStream(piece), inflater, CHUNK))) {
      for (Tile tile : tiles) {
        Rect at = tile.made(scale);
        try (Pixels made = TileBytes.read(from, at.width, at.height, type, memory)) {
          sheet.paste(made, at);
        }
      }
    } finally {
      inflater.end(); // the stream ends only one of its own
    }
  }

  private static Developer.Listener teller(Consumer<JsonObject> told) {
    return (done, total) -> told.accept(new JsonObject().put("done", done).put("total", total));
  }

  /** Gives {@code {"rendition"}}, and the file. */
  private Answer encoded(Pixels larger, Format format, Encoding encoding) {
    Encoded encoded = encode(larger, format, encoding);
    JsonObject rendition =
        new JsonObject()
            .put("format", encoded.format().name().toLowerCase(Locale.ROOT))
            .put("quality", encoded.quality())
            .put("width", larger.width())
            .put("height", larger.height());
    return new Answer(new JsonObject().put("rendition", rendition), List.of(encoded.file()));
  }

  private Encoded encode(Pixels larger, Format format, Encoding encoding) {
    if (format != Format.JPEG || !larger.alpha()) {
      return encoder.encode(larger, format, encoding);
    }
    Alpha.multiply(larger);
    try (Pixels opaque = Alpha.flattened(larger, engine.background())) {
      return encoder.encode(opaque, format, encoding);
    }
  }
}
