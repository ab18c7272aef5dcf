package io.darkroom.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.launcher.Main;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands' arguments and exit codes; what they draw is avatar-worker's to test. */
class AvatarCommandsTest {
  private final Vertx vertx = Vertx.vertx();
  private final StringWriter out = new StringWriter();

  @TempDir Path folder;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(args);
  }

  /** A content server that knows nothing. */
  private String emptyServer() {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end("[]"))
            .listen(0, "127.0.0.1")
            .await();
    return "http://127.0.0.1:" + server.actualPort();
  }

  @Test
  void renderTakesTheExplorersArgumentsAndSaysWhatFailed() throws IOException {
    JsonObject avatar = new JsonObject().put("bodyShape", "urn:nobody");
    JsonObject one =
        new JsonObject()
            .put("entity", "someone")
            .put("destPath", folder.resolve("body.png").toString())
            .put("width", 256)
            .put("height", 512)
            .put("avatar", avatar);
    Path file = folder.resolve("avatars.json");
    Files.writeString(
        file,
        new JsonObject()
            .put("baseUrl", emptyServer() + "/content")
            .put("payload", JsonArray.of(one))
            .encode());
    int code =
        run(
            "render",
            "--rendering-driver",
            "opengl3",
            "--avatar-renderer",
            "--avatars",
            file.toString(),
            "--set",
            "avatar-worker.catalyst.allowedAddresses=127.0.0.1");
    assertEquals(1, code, out::toString);
    assertTrue(out.toString().contains("someone: BODY_SHAPE_UNUSABLE: "), out::toString);
    assertTrue(out.toString().contains("0 of 1 avatars were drawn."), out::toString);

    Files.writeString(file, "{\"baseUrl\": \"http://127.0.0.1:1\", \"payload\": []}");
    assertEquals(0, run("render", "--avatar-renderer", "--avatars", file.toString()));
  }

  @Test
  void renderWantsItsArgumentsAndAFileThatIsThere() {
    assertEquals(2, run("render", "--avatars", "x.json"));
    assertEquals(2, run("render", "--avatar-renderer"));
    assertEquals(1, run("render", "--avatar-renderer", "--avatars", folder + "/nowhere.json"));
  }

  @Test
  void compareSaysWhichProfilesAreNowhere() {
    int code =
        run(
            "compare",
            "bafkreinowhere",
            "--out",
            folder.toString(),
            "--set",
            "profile-images.contentServers=" + emptyServer(),
            "--set",
            "avatar-worker.catalyst.allowedAddresses=127.0.0.1");
    assertEquals(1, code, out::toString);
    assertTrue(out.toString().contains("bafkreinowhere: ENTITY_NOT_FOUND"), out::toString);
  }
}
