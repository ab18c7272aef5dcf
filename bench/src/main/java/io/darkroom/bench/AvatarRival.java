package io.darkroom.bench;

import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Piece;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** three.js in headless Chromium, where {@code bench/peers/install} has put them. */
final class AvatarRival {
  private static final int MINUTES = 10;

  private AvatarRival() {}

  /** True if it is there. */
  static boolean isInstalled() {
    Path modules = Peer.installed().resolve("node_modules");
    return Files.isDirectory(modules.resolve("three"))
        && Files.isDirectory(modules.resolve("@sparticuz/chromium"));
  }

  /** Draws the models of an outfit; what the script measured. */
  static JsonObject draw(Outfit outfit, int rounds) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("darkroom-bench-models");
    Process process = null;
    try {
      write(outfit, folder);
      Path script = BenchHome.path().resolve("peers/avatars.mjs");
      process =
          new ProcessBuilder(
                  "node",
                  script.toString(),
                  Peer.installed().toString(),
                  folder.toString(),
                  Integer.toString(rounds))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("three.js drew nothing: " + said);
      }
      return new JsonObject(said);
    } finally {
      if (process != null) {
        process.destroy();
      }
      BenchNode.remove(folder);
    }
  }

  private static void write(Outfit outfit, Path folder) throws IOException {
    List<Piece> pieces = new ArrayList<>(outfit.worn());
    pieces.add(0, outfit.body());
    JsonArray models = new JsonArray();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      for (String key : piece.contents().keys()) {
        Path file = folder.resolve(Integer.toString(i)).resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, piece.contents().read(key));
      }
      models.add(i + "/" + piece.mainFile());
    }
    Files.writeString(folder.resolve("models.json"), models.encode());
  }
}
