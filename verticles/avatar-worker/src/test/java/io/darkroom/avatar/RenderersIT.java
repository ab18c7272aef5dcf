package io.darkroom.avatar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.avatar.fixture.Closet;
import io.darkroom.avatar.fixture.ContentServer;
import io.darkroom.contract.AvatarTools;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chain of renderers, and the tools of the command line. */
@Timeout(120)
class RenderersIT extends AvatarWorkerFixture {
  private static final Map<String, byte[]> SNAPSHOTS =
      Map.of(
          "face256.png", Closet.png(256, 256, Color.GREEN),
          "body.png", Closet.png(512, 1024, Color.ORANGE));

  private void external(Object... command) {
    section.put("external", new JsonObject().put("command", new JsonArray(List.of(command))));
  }

  private AvatarTools tools() {
    return ServiceLoader.load(AvatarTools.class).findFirst().orElseThrow();
  }

  @Test
  void fallsBackToSnapshotsWhenNothingCanBeDrawn() throws IOException {
    section.put("renderers", JsonArray.of("builtin", "snapshots"));
    deploy();
    JsonObject avatar = Closet.avatar("urn:decentraland:nobody");
    String id = Closet.profile(server, "0x1", 1, avatar, SNAPSHOTS);
    JsonObject result = result(make(id));
    assertEquals("snapshots", result.getString("renderer"));
    assertEquals(Color.GREEN.getRGB(), picture(id, "face").getRGB(128, 128));
    BufferedImage body = picture(id, "body");
    assertEquals("256x512", body.getWidth() + "x" + body.getHeight());
    assertEquals(Color.ORANGE.getRGB(), body.getRGB(128, 256));
    assertEquals(List.of(), keys("v1/avatar-hashes/"), "not for others");

    String bare = Closet.profile(server, "0x2", 1, avatar);
    failed(Failure.BODY_SHAPE_UNUSABLE, make(bare));
  }

  @Test
  void asksTheNextOnlyWhenTheFirstWillNotBeTriedAgain() {
    section.put("renderers", JsonArray.of("external", "builtin"));
    external("/bin/false");
    deploy();
    String id = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.MALE, "shirt"));
    failed(Failure.RENDERER_FAILED, make(id));
    jobs.once();
    assertEquals("builtin", result(make(id)).getString("renderer"));
  }

  @Test
  void ourOwnCommandStandsInForTheExplorer() throws IOException {
    deploy();
    String drawnHere = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.MALE, "shirt"));
    result(make(drawnHere));
    BufferedImage expected = picture(drawnHere, "body");
    vertx.deploymentIDs().forEach(one -> vertx.undeploy(one).await());

    section.put("renderers", JsonArray.of("external"));
    external(
        ProcessHandle.current().info().command().orElseThrow(),
        "-Xmx200m",
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"),
        ExplorerMain.class.getName(),
        "--rendering-driver",
        "opengl3");
    section.getJsonObject("external").put("baseTimeout", "60s");
    deploy();
    JsonObject result =
        result(make(new JsonObject().put("entityId", drawnHere).put("force", true)));
    assertEquals("external", result.getString("renderer"));
    BufferedImage made = picture(drawnHere, "body");
    for (int y = 0; y < 512; y += 7) {
      for (int x = 0; x < 256; x += 5) {
        assertEquals(expected.getRGB(x, y), made.getRGB(x, y));
      }
    }
  }

  @Test
  void drawsAFileOfAvatarsAndSaysWhichFailed() throws IOException {
    JsonArray payload =
        JsonArray.of(
            order("good", Closet.avatar(Closet.MALE, "shirt")),
            order("bad", Closet.avatar("urn:nobody")));
    Path file = folder.resolve("avatars.json");
    Files.writeString(
        file,
        new JsonObject()
            .put("baseUrl", server.url() + "/content")
            .put("payload", payload)
            .encode());
    List<AvatarTools.Drawn> drawn = tools().render(vertx, config, file).await();
    assertNull(drawn.get(0).failure());
    assertTrue(drawn.get(1).failure().startsWith("BODY_SHAPE_UNUSABLE: "));
    assertEquals(512, ImageIO.read(folder.resolve("out/good_body.png").toFile()).getHeight());
    assertEquals(256, ImageIO.read(folder.resolve("out/good_face.png").toFile()).getHeight());
  }

  private JsonObject order(String name, JsonObject avatar) {
    return new JsonObject()
        .put("entity", name)
        .put("destPath", folder.resolve("out/" + name + "_body.png").toString())
        .put("width", 256)
        .put("height", 512)
        .put("faceDestPath", folder.resolve("out/" + name + "_face.png").toString())
        .put("faceWidth", 256)
        .put("faceHeight", 256)
        .put("avatar", avatar);
  }

  @Test
  void comparesWhatIsDrawnWithSnapshots() throws IOException {
    String id = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.MALE, "shirt"), SNAPSHOTS);
    AvatarTools.Comparison comparison =
        tools().compare(vertx, config, id, folder.resolve("compare")).await();
    assertEquals(
        List.of("face 256x256", "body 512x1024"),
        comparison.differences().stream()
            .map(one -> one.picture() + " " + one.snapshotSize())
            .toList());
    assertTrue(comparison.differences().stream().allMatch(one -> one.mean() > 100));
    assertTrue(comparison.differences().stream().allMatch(one -> one.largest() <= 510));
    BufferedImage sheet = ImageIO.read(comparison.picture().toFile());
    assertEquals("800x792", sheet.getWidth() + "x" + sheet.getHeight());
    assertEquals(Color.GREEN.getRGB(), sheet.getRGB(8 + 256 + 8 + 128, 8 + 128));
  }

  @Test
  void drawsEveryProfileOfTheSharedModels() throws IOException {
    Path assets = ContentServer.sharedAssets().orElse(null);
    assumeTrue(assets != null, "no folder shared/avatar-assets beside the project: skipped");
    ContentServer real = ContentServer.start(vertx).with(assets);
    config.getJsonObject("profile-images").put("contentServers", JsonArray.of(real.url()));
    deploy();
    JsonArray profiles = new JsonArray(Files.readString(assets.resolve("profiles.json")));
    for (int i = 0; i < profiles.size(); i++) {
      JsonObject profile = profiles.getJsonObject(i);
      JsonObject result =
          result(
              make(new JsonObject().put("entityId", profile.getString("id")).put("force", true)));
      boolean unknown = profile.getString("label").startsWith("unknown");
      assertEquals(unknown ? 1 : 0, result.getInteger("leftOutCount"), result::encode);
      assertEquals(256, picture(profile.getString("id"), "face").getWidth());
    }
    real.close();
  }
}
