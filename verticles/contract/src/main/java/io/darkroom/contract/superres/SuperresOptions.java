package io.darkroom.contract.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Presets;
import io.darkroom.contract.renditions.Encoding;
import io.vertx.core.json.JsonObject;

/**
 * The options of the operation {@code superres}: a picture made larger by a neural network.
 *
 * @param model as it was asked for; see {@link ModelNames}
 * @param patch side of the tiles that the picture is cut into, {@code by_patch_of_size}; {@value
 *     #CHOSEN} for what suits the model
 * @param padding pixels of a tile's surroundings that the model sees, {@code padding_size}; {@value
 *     #CHOSEN} for what the model needs
 * @param batch {@code batch_size}, which changes neither pixels nor speed here: tiles go through
 *     the network one by one, since several at a time take as much longer, and that much memory
 * @param encoding which file it becomes
 */
public record SuperresOptions(String model, int patch, int padding, int batch, Encoding encoding) {
  /** The operation's name = {@value}. */
  public static final String OPERATION = "superres";

  /** What the larger picture is called among a job's renditions = {@value}. */
  public static final String RENDITION = "upscaled";

  /** The key of {@link #model} = {@value}. */
  public static final String MODEL = "model";

  /** The key of {@link #patch} = {@value}. */
  public static final String PATCH = "by_patch_of_size";

  /** The key of {@link #padding} = {@value}. */
  public static final String PADDING = "padding_size";

  /** The key of {@link #batch} = {@value}. */
  public static final String BATCH = "batch_size";

  /** A number that is chosen by the worker = {@value}. */
  public static final int CHOSEN = -1;

  /** Default model = {@value}. */
  public static final String DEFAULT_MODEL = "fast";

  /** Default of {@link #batch} = {@value}. */
  public static final int DEFAULT_BATCH = 10;

  private static final int MIN_PATCH = 16;
  private static final int MAX_PATCH = 4_096;
  private static final int MAX_PADDING = 256;
  private static final int MAX_BATCH = 1_000;

  /** Reads a sender's JSON, complaining about what is wrong with it. */
  public static SuperresOptions read(Conf conf) {
    conf.has(Presets.KEY); // resolved before
    String model = conf.text(MODEL, DEFAULT_MODEL);
    ModelNames.check(conf, MODEL, model);
    return conf.done(
        new SuperresOptions(
            model,
            patch(conf),
            conf.has(PADDING) ? conf.count(PADDING, 0, 0, MAX_PADDING) : CHOSEN,
            conf.count(BATCH, DEFAULT_BATCH, 1, MAX_BATCH),
            Encoding.read(conf)));
  }

  private static int patch(Conf conf) {
    int patch = conf.has(PATCH) ? conf.count(PATCH, 0, 0, MAX_PATCH) : 0;
    if (patch > 0 && patch < MIN_PATCH) {
      conf.complain(
          Failure.INVALID_VALUE,
          PATCH,
          "is " + patch + ", must be 0 for what suits the model, or at least " + MIN_PATCH);
    }
    return patch == 0 ? CHOSEN : patch;
  }

  /** Reads options that were checked at the door. */
  public static SuperresOptions of(JsonObject options) {
    Conf conf = Conf.of(options);
    SuperresOptions read = read(conf);
    conf.throwIfAny();
    return read;
  }
}
