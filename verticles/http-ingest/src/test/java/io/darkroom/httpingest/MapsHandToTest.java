package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Handover;
import io.darkroom.contract.bus.Submission;
import io.darkroom.messages.Door;
import io.darkroom.messages.SubmissionFormat;
import io.darkroom.messages.Terms;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapsHandToTest {
  @TempDir Path folder;
  private final List<Handover> handed = new CopyOnWriteArrayList<>();
  private MapClient client;

  @BeforeEach
  void start() {
    JsonObject queues = new JsonObject().put("image", "amqp:image").put("animation", "amqp:film");
    client =
        MapClient.start(
            folder,
            new JsonObject()
                .put("apiKeys", List.of("the key of this test"))
                .put("maps", new JsonObject().put("open", true).put("handTo", queues)));
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void handsEachServiceToTheQueueOfItsOwn() {
    bridge();
    String image = MapClient.id(client.ask("image", MapClient.image()));
    MapClient.id(client.ask("animation", MapClient.animation()));
    assertEquals(List.of("image", "film"), handed.stream().map(Handover::address).toList());
    Submission read =
        new SubmissionFormat()
            .read(
                handed.get(0).body(),
                Terms.read("amqp", Conf.of(new JsonObject())),
                Door.open(Conf.of(new JsonObject())))
            .submission();
    assertEquals(image, read.id());
    assertEquals("map-image", read.request().operation());
  }

  @Test
  void knowsWhatWaitsInTheQueueAndWhatIsMadeElsewhere() {
    bridge();
    String id = client.ordered();
    assertEquals("pending", client.status(id).getString("status"));
    MapClient.refused(Failure.JOB_NOT_FINISHED, client.download(id));
    client.ingest().jobs().close();
    assertEquals("pending", client.status(id).getString("status"));
    client.store("maps/" + id + ".mp4");
    assertEquals("SUCCESS", client.status(id).getString("status"));
    assertEquals(MapClient.BYTES, client.download(id).body());
  }

  @Test
  void takesTheTicketBackWhenTheBrokerDoesNotTakeTheJob() {
    new Bus(client.ingest().vertx())
        .serve(
            Handover.ask("amqp"),
            asked -> Future.failedFuture(Failure.QUEUE_NOT_FOUND.with("No queue image.")))
        .await();
    HttpResponse<String> response = client.ask("image", MapClient.image());
    MapClient.refused(Failure.QUEUE_NOT_FOUND, response);
    assertTrue(client.ingest().store().list(BlobRef.PRIVATE, "maps/", 10).await().isEmpty());
  }

  @Test
  void needsNoKeyWhenItIsOpen() {
    bridge();
    client.ordered();
    Ingest.refused(Failure.UNAUTHORIZED, client.ingest().submit(Ingest.job()));
  }

  private void bridge() {
    new Bus(client.ingest().vertx())
        .serve(
            Handover.ask("amqp"),
            asked -> {
              handed.add(asked);
              return Future.succeededFuture(new JsonObject());
            })
        .await();
  }
}
