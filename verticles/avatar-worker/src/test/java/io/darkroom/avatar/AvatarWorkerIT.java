package io.darkroom.avatar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.avatar.fixture.Boxes;
import io.darkroom.avatar.fixture.Closet;
import io.darkroom.avatar.fixture.ContentServer;
import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Output;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.bus.Finish;
import io.darkroom.storage.BlobInfo;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AvatarWorkerIT extends AvatarWorkerFixture {
  private static final int RED = 0;
  private static final int BLUE = 2;

  private static int channel(BufferedImage image, int x, int y, int channel) {
    return (image.getRGB(x, y) >> (8 * (2 - channel))) & 0xff;
  }

  private static void assertColour(BufferedImage image, int x, int y, int channel) {
    String seen = Integer.toHexString(image.getRGB(x, y));
    assertEquals(255, image.getRGB(x, y) >>> 24, seen);
    for (int other = 0; other < 3; other++) {
      assertTrue(
          other == channel || channel(image, x, y, other) < channel(image, x, y, channel) / 2,
          seen);
    }
  }

  private static JsonArray leftOut(JsonObject result) {
    return result.getJsonArray("leftOut");
  }

  @Test
  void drawsAProfileAndHangsTheFaceBeforeTheBody() throws IOException {
    deploy();
    String id = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.MALE, "shirt", "trousers"));

    JsonObject result = result(make(id));
    assertEquals("rendered", result.getString("made"));
    assertEquals("builtin", result.getString("renderer"));
    assertEquals(new JsonArray(), leftOut(result));
    assertEquals(JsonArray.of("hands"), result.getJsonArray("hidden"));
    assertEquals(
        List.of("upper_body", "lower_body", "eyes", "eyebrows", "mouth"),
        result.getJsonArray("worn").stream()
            .map(one -> ((JsonObject) one).getString("category"))
            .toList());

    Rendition face = Rendition.of(result.getJsonArray("renditions").getJsonObject(0));
    Rendition body = Rendition.of(result.getJsonArray("renditions").getJsonObject(1));
    assertEquals(at("entities/" + id + "/face.png"), face.blob());
    assertEquals("256x256", face.width() + "x" + face.height());
    assertEquals(at("entities/" + id + "/body.png"), body.blob());
    assertEquals("256x512", body.width() + "x" + body.height());
    assertEquals("https://pictures.example/v1/entities/" + id + "/body.png", body.url());

    BlobInfo first = store.head(face.blob()).await();
    BlobInfo second = store.head(body.blob()).await();
    assertFalse(second.modified().isBefore(first.modified()));
    assertEquals(result.getString("avatarHash"), second.meta().user().get("avatar-hash"));
    assertEquals("image/png", second.meta().contentType());
    assertEquals("public, max-age=86400", second.meta().cacheControl());

    BufferedImage picture = picture(id, "body");
    assertEquals(256, picture.getWidth());
    assertEquals(512, picture.getHeight());
    assertColour(picture, 128, 260, RED);
    assertColour(picture, 128, 400, BLUE);
    assertEquals(0, picture.getRGB(5, 5) >>> 24);
    assertEquals(256, picture(id, "face").getHeight());
  }

  @Test
  void takesTheAvatarFromTheMessageWhenItIsThereAndAsksForItWhenNot() {
    deploy();
    JsonObject avatar = Closet.avatar(Closet.FEMALE, "shirt");
    String id = Closet.profile(server, "0x1", 1, avatar);
    JsonObject whole = server.entity(id);
    assertEquals("rendered", result(make(new JsonObject().put("entity", whole))).getString("made"));
    assertEquals(0, server.asked("\"ids\""));

    String other = Closet.profile(server, "0x2", 1, Closet.avatar(Closet.FEMALE, "trousers"));
    JsonObject bare =
        new JsonObject()
            .put("entityId", other)
            .put("entityType", "profile")
            .put("metadata", new JsonObject());
    assertEquals("rendered", result(make(new JsonObject().put("entity", bare))).getString("made"));
    assertEquals(1, server.asked("\"ids\""));
  }

  @Test
  void keepsWhatHangsAlreadyUnlessItIsForced() {
    deploy();
    String id = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.MALE, "shirt"));
    JsonObject first = result(make(id));
    BlobInfo hung = store.head(at("entities/" + id + "/body.png")).await();

    JsonObject again = result(make(id));
    assertEquals("kept", again.getString("made"));
    assertEquals(first.getJsonArray("renditions"), again.getJsonArray("renditions"));
    assertEquals(
        hung.modified(), store.head(at("entities/" + id + "/body.png")).await().modified());

    JsonObject forced = result(make(new JsonObject().put("entityId", id).put("force", true)));
    assertEquals("rendered", forced.getString("made"));
    assertEquals(
        first.getJsonArray("renditions").getJsonObject(1).getString("etag"),
        forced.getJsonArray("renditions").getJsonObject(1).getString("etag"),
        "the same avatar gives the same picture");
  }

  @Test
  void copiesThePicturesOfWhoLooksTheSame() {
    deploy();
    JsonObject avatar = Closet.avatar(Closet.MALE, "shirt");
    String first = Closet.profile(server, "0x1", 1, avatar);
    String second = Closet.profile(server, "0x2", 2, avatar);
    String hash = result(make(first)).getString("avatarHash");
    assertEquals(List.of("v1/avatar-hashes/" + hash + ".json"), keys("v1/avatar-hashes/"));

    JsonObject copy = result(make(second));
    assertEquals("copied", copy.getString("made"));
    assertEquals(first, copy.getString("copiedFrom"));
    BlobInfo body = store.head(at("entities/" + second + "/body.png")).await();
    assertEquals(hash, body.meta().user().get("avatar-hash"));
    assertEquals(
        store.read(at("entities/" + first + "/face.png"), 1 << 20).await(),
        store.read(at("entities/" + second + "/face.png"), 1 << 20).await());

    store.delete(List.of(at("entities/" + first + "/face.png"))).await();
    String third = Closet.profile(server, "0x3", 3, avatar);
    assertEquals("rendered", result(make(third)).getString("made"), "what is gone is drawn anew");
    assertEquals(
        third, result(make(Closet.profile(server, "0x4", 4, avatar))).getString("copiedFrom"));
  }

  @Test
  void copiesNothingThatWasHungAnewWithSomethingMissing() {
    deploy();
    JsonObject avatar = Closet.avatar(Closet.MALE, "hat");
    String first = Closet.profile(server, "0x1", 1, avatar);
    result(make(first));
    String hat =
        Closet.wearable(server, "hat", "hat", List.of(Closet.MALE), new byte[] {1}, List.of());
    server.lose(server.entity(hat).getJsonArray("content").getJsonObject(0).getString("hash"));
    vertx.deploymentIDs().forEach(one -> vertx.undeploy(one).await());
    deploy();
    JsonObject forced = result(make(new JsonObject().put("entityId", first).put("force", true)));
    assertEquals(1, forced.getInteger("leftOutCount"));

    String second = Closet.profile(server, "0x2", 2, avatar);
    assertEquals("rendered", result(make(second)).getString("made"));
  }

  @Test
  void sharesNothingThatForeignServersHadASayIn() {
    deploy();
    ContentServer foreign = ContentServer.start(vertx);
    Closet.fill(foreign);
    JsonObject avatar = Closet.avatar(Closet.MALE, "shirt");
    JsonArray there = JsonArray.of(server.url(), foreign.url());
    String first = Closet.profile(foreign, "0x1", 1, avatar);
    String second = Closet.profile(server, "0x2", 2, avatar);
    String third = Closet.profile(foreign, "0x3", 3, avatar);

    result(make(new JsonObject().put("entityId", first).put("contentServerUrls", there)));
    assertEquals(List.of(), keys("v1/avatar-hashes/"));
    assertEquals("rendered", result(make(second)).getString("made"));
    assertEquals(1, keys("v1/avatar-hashes/").size());
    assertEquals(
        "rendered",
        result(make(new JsonObject().put("entityId", third).put("contentServerUrls", there)))
            .getString("made"));
    foreign.close();
  }

  @Test
  void hangsWhereTheJobSays() {
    deploy();
    String id = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.MALE));
    String job =
        jobs.submit(
            JobRequest.of("profile-images", null, new JsonObject().put("entityId", id))
                .to(new Output(BlobRef.PRIVATE, "mine/")));
    Finish ending = Eventually.eventuallyGet(SOON, () -> jobs.finished(job));
    assertEquals(
        new BlobRef(BlobRef.PRIVATE, "mine/entities/" + id + "/face.png"),
        Rendition.of(result(ending).getJsonArray("renditions").getJsonObject(0)).blob());
  }

  @Test
  void asksTheNextServerWhenOneFails() {
    ContentServer broken = ContentServer.start(vertx);
    broken.answer(500);
    deploy();
    String id = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.MALE, "shirt"));
    JsonObject result =
        result(
            make(
                new JsonObject()
                    .put("entityId", id)
                    .put(
                        "contentServerUrls",
                        JsonArray.of(broken.url() + "/content", server.url() + "/content/"))));
    assertEquals(new JsonArray(), leftOut(result));
    assertTrue(broken.asked("") > 0);
    broken.close();
  }

  @Test
  void leavesOutWhatCannotBeHadAndCountsIt() {
    deploy();
    String lost =
        Closet.wearable(
            server, "lost", "hat", List.of(Closet.MALE), new byte[] {1, 2, 3}, List.of());
    server.lose(server.entity(lost).getJsonArray("content").getJsonObject(0).getString("hash"));
    Closet.wearable(
        server,
        "broken",
        "mask",
        List.of(Closet.MALE),
        "no model".getBytes(StandardCharsets.UTF_8),
        List.of());
    Closet.wearable(
        server, "womens", "lower_body", List.of(Closet.FEMALE), new byte[] {1}, List.of());
    String id =
        Closet.profile(
            server,
            "0x1",
            1,
            Closet.avatar(Closet.MALE, "shirt", "lost", "broken", "nowhere", "womens"));

    JsonObject result = result(make(id));
    assertEquals(3, result.getInteger("leftOutCount"));
    List<String> reasons =
        leftOut(result).stream()
            .map(JsonObject.class::cast)
            .map(one -> one.getString("urn").replaceAll(".*:", "") + " " + one.getString("failure"))
            .sorted()
            .toList();
    assertEquals(
        List.of("broken GLTF_CORRUPT", "lost SOURCE_NOT_FOUND", "nowhere ENTITY_NOT_FOUND"),
        reasons);
    assertEquals(JsonArray.of(Closet.urn("womens")), result.getJsonArray("unfit"));
    assertEquals(List.of(), keys("v1/avatar-hashes/"), "not for others");
    assertEquals("kept", result(make(id)).getString("made"));
  }

  @Test
  void failsWithoutABodyAndRecordsIt() {
    deploy();
    String id = Closet.profile(server, "0x1", 1, Closet.avatar("urn:decentraland:nobody", "shirt"));
    failed(Failure.BODY_SHAPE_UNUSABLE, make(id));
    assertEquals(List.of(), keys("v1/entities/"));
    JsonObject record = new JsonObject(store.read(at("failures/" + id + ".txt"), 10_000).await());
    assertEquals(id, record.getString("entity"));
    assertEquals("abc", record.getString("commitHash"));
    assertTrue(record.getString("output").startsWith("BODY_SHAPE_UNUSABLE: "));
    assertTrue(record.containsKey("timestamp") && record.containsKey("version"));

    Closet.wearable(
        server, "odd", "body_shape", List.of(Closet.urn("odd")), new byte[] {1, 2, 3}, List.of());
    String odd = Closet.profile(server, "0x2", 1, Closet.avatar(Closet.urn("odd")));
    failed(Failure.BODY_SHAPE_UNUSABLE, make(odd));
  }

  @Test
  void forgetsAFailureThatWasMadeGood() {
    deploy();
    String id = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.urn("late"), "shirt"));
    section.getJsonObject("catalyst").put("missingTtl", "0s");
    vertx.deploymentIDs().forEach(one -> vertx.undeploy(one).await());
    deploy();
    failed(Failure.BODY_SHAPE_UNUSABLE, make(id));
    assertEquals(1, keys("v1/failures/").size());
    Closet.wearable(
        server,
        "late",
        "body_shape",
        List.of(Closet.urn("late")),
        new Boxes().add("body", "skin", -0.2, 0, 0.2, 1.8, 0, 1, 1, 1).glb(),
        List.of());
    assertEquals("rendered", result(make(id)).getString("made"));
    assertEquals(List.of(), keys("v1/failures/"));
  }

  @Test
  void triesAgainLaterWhenContentIsNotWhatItIsCalled() {
    deploy();
    String id = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.MALE, "shirt"));
    String shirt =
        Closet.wearable(
            server,
            "shirt",
            "upper_body",
            List.of(Closet.MALE),
            new byte[] {1, 2, 3, 4},
            List.of());
    String model = server.entity(shirt).getJsonArray("content").getJsonObject(0).getString("hash");
    server.corrupt(model);
    failed(Failure.CONTENT_CORRUPT, make(id));
    assertEquals(List.of(), keys("v1/failures/"), "it is not over yet");
    assertEquals(3, server.asked(model));

    jobs.once();
    JsonObject last = result(make(id));
    assertEquals(
        "CONTENT_CORRUPT", leftOut(last).getJsonObject(0).getString("failure"), last.encode());
  }

  @Test
  void failsWhatIsNowhereAndWhatIsNoAvatar() {
    deploy();
    failed(Failure.ENTITY_NOT_FOUND, make("bafkreinowhere"));
    String empty =
        server.deploy(
            "profile", "0x9", 1, new JsonObject().put("avatars", new JsonArray()), Map.of());
    failed(Failure.ENTITY_INVALID, make(empty));
  }

  @Test
  void asksNobodyWhoIsNotAllowed() {
    section.getJsonObject("catalyst").remove("allowedAddresses");
    deploy();
    String id = Closet.profile(server, "0x1", 1, Closet.avatar(Closet.MALE));
    failed(Failure.ADDRESS_FORBIDDEN, make(id));
    assertEquals(List.of(), server.asked());
  }

  @Test
  void fetchesOnceWhatManyWear() {
    deploy();
    List<String> ids =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Closet.profile(
                        server, "0x" + i, 1, Closet.avatar(Closet.MALE, "shirt").put("version", i)))
            .toList();
    List<String> made =
        ids.stream()
            .map(
                id ->
                    jobs.submit(
                        "profile-images",
                        null,
                        new JsonObject().put("entityId", id).put("force", true)))
            .toList();
    for (String job : made) {
      result(Eventually.eventuallyGet(SOON, () -> jobs.finished(job)));
    }
    assertEquals(1, server.asked("\"pointers\""));
    List<String> contents =
        server.asked().stream().filter(one -> one.contains("/contents/")).toList();
    assertEquals(contents.stream().distinct().toList(), contents);
  }
}
