package io.darkroom.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.superres.ModelNames;
import io.darkroom.contract.superres.SuperresOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The models there are: those in the jar, and those in a folder of the installation's, where each
 * has a {@code NAME.onnx} and a {@code NAME.json} that describes it. Immutable.
 */
final class Catalogue {
  private static final String DESCRIPTOR = ".json";
  private static final String WEIGHTS = ".onnx";
  private static final String IN_JAR = "models/";

  private final SortedMap<String, Model> models = new TreeMap<>();
  private final Path folder;

  private Catalogue(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads all descriptors. Blocks. Fails with {@code INVALID_CONFIGURATION}.
   *
   * @param folder of the installation's own models; null for none
   */
  static Catalogue open(Path folder) {
    Catalogue catalogue = new Catalogue(folder);
    try {
      for (String name : ModelNames.SHIPPED) {
        try (InputStream in = resource(name + DESCRIPTOR)) {
          catalogue.add(name, in.readAllBytes());
        }
      }
      if (folder != null) {
        catalogue.addOwn();
      }
    } catch (IOException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "superres-worker.models: the folder " + folder + " cannot be read: " + error, error);
    }
    return catalogue;
  }

  private void addOwn() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(DESCRIPTOR)).sorted().toList();
    }
    for (Path file : files) {
      String base = file.getFileName().toString();
      String name = ModelNames.LOCAL + base.substring(0, base.length() - DESCRIPTOR.length());
      add(name, Files.readAllBytes(file));
      if (!Files.isReadable(ownWeights(name))) {
        throw Failure.INVALID_CONFIGURATION.with(
            "superres-worker.models: " + file + " is there, " + ownWeights(name) + " is not.");
      }
    }
  }

  private void add(String name, byte[] descriptor) {
    try {
      Conf conf = Conf.of(new JsonObject(Buffer.buffer(descriptor)));
      Model model = Model.read(name, conf);
      conf.throwIfAny();
      models.put(name, model);
    } catch (DecodeException | DarkroomException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "superres-worker.models: the descriptor of " + name + ": " + error.getMessage(), error);
    }
  }

  /** The model that a job means. Fails with {@code UNKNOWN_MODEL}. */
  Model find(String asked) {
    Model model = models.get(ModelNames.full(asked));
    if (model == null) {
      throw Failure.UNKNOWN_MODEL.with(
          SuperresOptions.MODEL + " " + ModelNames.unknown(asked, models.keySet()));
    }
    return model;
  }

  /** A model's file, which is what its descriptor says. Fails with {@code MODEL_UNUSABLE}. */
  byte[] weights(Model model) {
    byte[] file;
    try (InputStream in = stream(model)) {
      file = in.readAllBytes();
    } catch (IOException error) {
      throw Failure.MODEL_UNUSABLE.with(
          "The file of the model " + model.name() + " cannot be read.", error);
    }
    String found = Sha256.of(file);
    if (!found.equals(model.sha256())) {
      throw Failure.MODEL_UNUSABLE.with(
          "The file of the model "
              + model.name()
              + " is not what its descriptor says: its SHA-256 is "
              + found
              + ", not "
              + model.sha256()
              + ". Put the right one there, or correct the descriptor.");
    }
    return file;
  }

  private InputStream stream(Model model) throws IOException {
    return model.name().startsWith(ModelNames.LOCAL)
        ? Files.newInputStream(ownWeights(model.name()))
        : resource(model.name() + WEIGHTS);
  }

  private Path ownWeights(String name) {
    return folder.resolve(name.substring(ModelNames.LOCAL.length()) + WEIGHTS);
  }

  private static InputStream resource(String file) throws IOException {
    InputStream in = Catalogue.class.getResourceAsStream(IN_JAR + file);
    if (in == null) {
      throw new FileNotFoundException(IN_JAR + file + " is not in the jar");
    }
    return in;
  }
}
