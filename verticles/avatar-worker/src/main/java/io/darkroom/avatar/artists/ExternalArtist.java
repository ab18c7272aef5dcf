package io.darkroom.avatar.artists;

import static io.darkroom.avatar.outfit.Portraits.BODY_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.BODY_WIDTH;
import static io.darkroom.avatar.outfit.Portraits.FACE_HEIGHT;
import static io.darkroom.avatar.outfit.Portraits.FACE_WIDTH;

import io.darkroom.avatar.catalyst.Catalyst;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the game's own client draw, or whatever else takes its arguments: a file that says which
 * avatars, and where to put their pictures. It has done it when both pictures are there; its exit
 * code says nothing.
 */
public final class ExternalArtist implements Artist {
  /** What the configuration calls it = {@value}. */
  public static final String NAME = "external";

  private static final Logger log = LoggerFactory.getLogger(ExternalArtist.class);

  /** Largest picture that is taken = {@value}, 4 MB. */
  private static final long MAX_PICTURE = 4L << 20;

  private final ExternalOptions options;

  public ExternalArtist(ExternalOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String manner() {
    return NAME + " " + String.join(" ", options.command());
  }

  @Override
  public Future<Painting> paint(Sitter sitter, Easel easel) {
    easel.stage("drawing");
    return easel.compute(() -> draw(sitter));
  }

  private Painting draw(Sitter sitter) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("darkroom-avatar-");
    try {
      return drawIn(folder, sitter);
    } finally {
      remove(folder);
    }
  }

  private Painting drawIn(Path folder, Sitter sitter) throws IOException, InterruptedException {
    String entity = sitter.entity().id();
    Path output = Files.createDirectory(folder.resolve("output"));
    Path body = output.resolve(entity + "_body.png");
    Path face = output.resolve(entity + "_face.png");
    Path avatars = folder.resolve("avatars.json");
    ExplorerFile file =
        new ExplorerFile(
            Catalyst.base(sitter.servers().get(0)),
            List.of(
                new ExplorerFile.Order(
                    entity, body.toString(), face.toString(), sitter.look().json())));
    Files.write(avatars, file.toJson().toBuffer().getBytes());

    List<String> command = new ArrayList<>(options.command());
    command.addAll(List.of("--avatar-renderer", "--avatars", avatars.toString()));
    Path said = folder.resolve("said.txt");
    int code = Explorer.run(command, said, options.timeout(1));
    if (!Files.isRegularFile(body) || !Files.isRegularFile(face)) {
      log.atWarn()
          .addKeyValue("entity", entity)
          .addKeyValue("exit", code)
          .log("external renderer wrote no pictures: {}", Explorer.lastWords(said));
      throw Failure.RENDERER_FAILED.with(
          "The external renderer ended with " + code + " and did not write both pictures.");
    }
    return new Painting(
        NAME,
        manner(),
        picture(face, FACE_WIDTH, FACE_HEIGHT),
        picture(body, BODY_WIDTH, BODY_HEIGHT),
        null,
        List.of());
  }

  private static Buffer picture(Path file, int width, int height) throws IOException {
    if (Files.size(file) > MAX_PICTURE) {
      throw Failure.RENDERER_FAILED.with(
          "The external renderer wrote a picture of " + Files.size(file) + " bytes.");
    }
    Buffer bytes = Buffer.buffer(Files.readAllBytes(file));
    if (!Png.is(bytes, width, height)) {
      throw Failure.RENDERER_FAILED.with(
          "The external renderer wrote something else than a PNG of "
              + width
              + "x"
              + height
              + " pixels.");
    }
    return bytes;
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException error) {
      log.atWarn().setCause(error).addKeyValue("folder", folder).log("folder was not removed");
    }
  }
}
