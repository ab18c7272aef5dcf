package io.darkroom.avatar.catalyst;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.avatar.fixture.Closet;
import io.darkroom.avatar.fixture.ContentServer;
import io.darkroom.avatar.wardrobe.Wearable;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.httpclient.GuardedClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalystTest {
  private static final byte[] FILE = {1, 2, 3};

  private final Vertx vertx = Vertx.vertx();
  private final ContentServer one = ContentServer.start(vertx);
  private final ContentServer two = ContentServer.start(vertx);
  private final List<String> both = List.of(one.url(), two.url() + "/content");
  private GuardedClient client;
  private Catalyst catalyst;

  @BeforeEach
  void open() {
    with(new JsonObject());
  }

  private void with(JsonObject changed) {
    if (catalyst != null) {
      catalyst.close();
      client.close().await();
    }
    Conf conf = Conf.of(new JsonObject().put("pause", "5ms").mergeIn(changed));
    CatalystOptions options = CatalystOptions.read(conf);
    conf.throwIfAny();
    GuardOptions guard =
        GuardOptions.read(Conf.of(new JsonObject())).with(List.of("127.0.0.1"), options.maxFile());
    client = GuardedClient.create(vertx, guard);
    catalyst = new Catalyst(vertx, client, options);
  }

  @AfterEach
  void close() {
    catalyst.close();
    client.close().await();
    vertx.close().await();
  }

  /** On a context, as verticles do. */
  private <T> T got(Supplier<Future<T>> asking) {
    return Future.<T>future(promise -> vertx.runOnContext(turn -> asking.get().onComplete(promise)))
        .timeout(20, TimeUnit.SECONDS)
        .await();
  }

  private void fails(Failure failure, Supplier<Future<?>> asking) {
    DarkroomException thrown =
        assertThrows(DarkroomException.class, () -> got(() -> asking.get().mapEmpty()));
    assertEquals(failure, thrown.failure(), thrown.getMessage());
  }

  @Test
  void remembersFilesUpToSoManyBytes() {
    with(new JsonObject().put("cache", "6B"));
    String first = one.keep(FILE);
    String second = one.keep(new byte[] {4, 5, 6});
    String third = one.keep(new byte[] {7});
    for (String hash : List.of(first, second, first, third, first, second)) {
      got(() -> catalyst.content(hash, both));
    }
    assertEquals(1, one.asked(first), "used last, kept");
    assertEquals(2, one.asked(second), "used longest ago, dropped");
  }

  @Test
  void asksTheNextServerWhereAFileIsMissing() {
    String hash = two.keep(FILE);
    assertArrayEquals(FILE, got(() -> catalyst.content(hash, both)).bytes().getBytes());
    assertEquals(1, one.asked(hash), "not again where it is not");
    fails(Failure.SOURCE_NOT_FOUND, () -> catalyst.content("bafkreinowhere", both));
  }

  @Test
  void asksAgainWhereItMayPass() {
    one.answer(503);
    two.answer(500);
    String hash = one.keep(FILE);
    fails(Failure.CONTENT_UNAVAILABLE, () -> catalyst.content(hash, both));
    assertEquals(3, one.asked(hash) + two.asked(hash));
    one.answer(200);
    assertArrayEquals(FILE, got(() -> catalyst.content(hash, both)).bytes().getBytes());
  }

  @Test
  void asksLastWhoWasAway() {
    one.answer(500);
    String hash = two.keep(FILE);
    String other = two.keep(new byte[] {9});
    got(() -> catalyst.content(hash, both));
    got(() -> catalyst.content(other, both));
    assertEquals(1, one.asked(hash));
    assertEquals(0, one.asked(other));
  }

  @Test
  void takesWhatIsRightFromWhoHasIt() {
    String hash = one.keep(FILE);
    two.keep(FILE);
    one.corrupt(hash);
    assertArrayEquals(FILE, got(() -> catalyst.content(hash, both)).bytes().getBytes());
    assertEquals(1, one.asked(hash));
  }

  @Test
  void takesNoFileThatIsTooLarge() {
    with(new JsonObject().put("maxFile", "2B"));
    String hash = one.keep(FILE);
    fails(Failure.SOURCE_TOO_LARGE, () -> catalyst.content(hash, both));
  }

  @Test
  void findsWearablesOnAnyServer() {
    Closet.fill(one);
    Closet.wearable(two, "zone", "hat", List.of(Closet.MALE), FILE, List.of());
    Set<String> pointers = Set.of(Closet.urn("shirt"), Closet.urn("zone"), Closet.urn("nowhere"));
    Map<String, Wearable> found = got(() -> catalyst.wearables(pointers, both));
    assertEquals(Set.of(Closet.urn("shirt"), Closet.urn("zone")), found.keySet());
    assertEquals("hat", found.get(Closet.urn("zone")).category());

    long asked = one.asked("active") + two.asked("active");
    got(() -> catalyst.wearables(pointers, both));
    assertEquals(asked, one.asked("active") + two.asked("active"), "remembered, the missing, too");
  }

  @Test
  void believesWhatItKnowsOnlyForAWhile() {
    with(new JsonObject().put("entityTtl", "0s").put("missingTtl", "0s"));
    Closet.fill(one);
    List<String> server = List.of(one.url());
    for (int i = 0; i < 2; i++) {
      got(() -> catalyst.wearables(List.of(Closet.urn("shirt"), "urn:nowhere"), server));
    }
    assertEquals(2, one.asked("active"));
  }

  @Test
  void asksOnceForWhatIsAskedForTwiceAtATime() {
    Closet.fill(one);
    List<String> server = List.of(one.url());
    String hash = one.keep(FILE);
    got(
        () ->
            Future.all(
                catalyst.wearables(List.of(Closet.urn("shirt")), server),
                catalyst.wearables(List.of(Closet.urn("shirt")), server),
                catalyst.content(hash, server),
                catalyst.content(hash, server)));
    assertEquals(1, one.asked("active"));
    assertEquals(1, one.asked(hash));
  }

  @Test
  void believesAServerOnlyWhereItIsAsked() {
    // Of such a name nobody can say what is right.
    one.keep("odd", FILE);
    two.keep("odd", new byte[] {6});
    Closet.wearable(one, "thing", "hat", List.of(Closet.MALE), FILE, List.of());
    Closet.wearable(two, "thing", "mask", List.of(Closet.MALE), FILE, List.of());
    for (int i = 0; i < 2; i++) {
      for (ContentServer server : List.of(one, two)) {
        List<String> only = List.of(server.url());
        Content odd = got(() -> catalyst.content("odd", only));
        assertEquals(server == one ? 3 : 1, odd.bytes().length());
        assertFalse(odd.verified());
        Map<String, Wearable> found =
            got(() -> catalyst.wearables(List.of(Closet.urn("thing")), only));
        assertEquals(server == one ? "hat" : "mask", found.get(Closet.urn("thing")).category());
      }
    }
    assertEquals(1, one.asked("odd"));
    String hash = one.keep(FILE);
    assertTrue(got(() -> catalyst.content(hash, List.of(one.url()))).verified());
    got(() -> catalyst.content(hash, List.of(two.url())));
    assertEquals(0, two.asked(hash), "what is right is right for all");
  }

  @Test
  void findsProfilesByIdAndNoOthers() {
    String id = Closet.profile(two, "0x1", 7, Closet.avatar(Closet.MALE));
    assertEquals(7, got(() -> catalyst.profile(id, both)).timestamp());
    fails(Failure.ENTITY_NOT_FOUND, () -> catalyst.profile("bafkreinowhere", both));
    two.answer(500);
    one.answer(500);
    fails(Failure.CONTENT_UNAVAILABLE, () -> catalyst.profile(id, both));
  }

  @Test
  void takesNoAnswerThatIsNoListOfEntities() {
    HttpServer odd =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end("[3}"))
            .listen(0, "127.0.0.1")
            .await();
    List<String> server = List.of("http://127.0.0.1:" + odd.actualPort());
    fails(Failure.CONTENT_UNAVAILABLE, () -> catalyst.wearables(List.of("urn:x"), server));
  }

  @Test
  void knowsServersWithTheirPathAndWithout() {
    for (String url :
        List.of("https://a.b", "https://a.b/", "https://a.b/content", "https://a.b/content/")) {
      assertEquals("https://a.b/content", Catalyst.base(url));
    }
    assertTrue(Catalyst.base("https://a.b/x").endsWith("/x/content"));
  }
}
