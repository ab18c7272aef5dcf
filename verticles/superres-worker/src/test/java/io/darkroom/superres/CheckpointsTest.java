package io.darkroom.superres;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.colour.DeepFiles;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large pictures, which are made in parts. */
class CheckpointsTest extends CheckpointsFixture {
  private static final JsonObject TILES =
      new JsonObject().put("by_patch_of_size", 32).put("format", "png");

  /** Of 150x100 pixels, in which no tile is like another; made larger in 20 tiles of 32. */
  private static byte[] picture(String kind) {
    int width = 150;
    int height = 100;
    if (kind.equals("deep")) {
      WritableRaster raster =
          Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, height, 1, null);
      for (int i = 0; i < width * height; i++) {
        raster.setSample(i % width, i / width, 0, (i * 613 + i / width * 97) % 65_536);
      }
      return DeepFiles.png(raster);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      int alpha = kind.equals("clear") ? (x * 3 + y) % 256 : 255;
      image.setRGB(x, y, alpha << 24 | (x * y % 256) << 16 | (x * 7 % 256) << 8 | y * 5 % 256);
    }
    return Pictures.png(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "clear", "deep"})
  void areTheSameBytesAtOnceInPartsAndInPartsOnTwoWorkers(String kind) {
    Source source = put(kind, picture(kind));
    String whole = deploy("0s");
    JobView atOnce = made(submit(source, TILES));
    assertEquals(List.of(), parts(atOnce.id()));
    vertx.undeploy(whole).await();

    String one = deploy("10ms");
    JobView onOne = made(submit(source, TILES));
    assertTrue(parts(onOne.id()).size() > 4, parts(onOne.id()).size() + " parts");
    deploy("10ms");
    JobView onTwo = made(submit(source, TILES));
    assertEquals(2, workers(onTwo).size(), "two workers had a hand in it");
    vertx.undeploy(one).await();

    Buffer expected = file(atOnce);
    assertEquals(expected, file(onOne));
    assertEquals(expected, file(onTwo));
    assertEquals(said(atOnce), said(onOne));
    assertEquals(said(atOnce), said(onTwo));
  }

  private Set<String> workers(JobView job) {
    return parts(job.id()).stream()
        .flatMap(part -> part.json().getJsonArray("history").stream())
        .map(attempt -> ((JsonObject) attempt).getString("worker"))
        .collect(Collectors.toSet());
  }

  /** What the result says, but for where its file is. */
  private static JsonObject said(JobView job) {
    JsonObject result = job.json().getJsonObject("result").copy();
    JsonObject rendition = result.getJsonArray("renditions").getJsonObject(0);
    rendition.remove("blob");
    rendition.remove("url");
    rendition.remove("etag");
    return result;
  }

  @Test
  void keepTheImageOfAUrlForTheirPartsAndLeaveNothingBehind() {
    byte[] image = picture("opaque");
    int[] fetched = new int[1];
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  fetched[0]++;
                  request.response().end(Buffer.buffer(image));
                })
            .listen(0, "127.0.0.1")
            .await();
    deploy("10ms");
    String id = submit(Source.url("http://127.0.0.1:" + server.actualPort() + "/a.png"), TILES);
    JobView job = made(id);

    assertEquals(1, fetched[0]);
    assertTrue(parts(id).size() > 4);
    assertEquals(
        "300x200", job.renditions().get(0).width() + "x" + job.renditions().get(0).height());
    eventually(
        SOON, () -> assertEquals(List.of(), store.list(BlobRef.PRIVATE, "parts/", 9).await()));
  }

  @Test
  void letASmallPictureThroughWhileAHugeOneIsMadeOnOneThread() {
    deploy("100ms");
    String huge = submit(put("huge", Pictures.png(Pictures.quarters(600, 500))), new JsonObject());
    eventually(SOON, () -> assertTrue(succeeded(huge) > 0));

    made(submit(put("small", Pictures.png(Pictures.quarters(40, 30))), new JsonObject()));

    assertEquals(JobState.RUNNING, job(huge).state());
    bus.ask(Jobs.CANCEL, huge).await();
    eventually(
        SOON,
        () ->
            assertTrue(
                parts(huge).stream().allMatch(part -> part.state().finished()),
                "its parts are cancelled"));
  }

  private long succeeded(String id) {
    return parts(id).stream().filter(part -> part.state() == JobState.SUCCEEDED).count();
  }

  @Test
  void goOnWithAnotherWorkerWhereTheFirstWasStopped() {
    Source source = put("huge", Pictures.png(Pictures.quarters(600, 500)));
    String first = deploy("100ms");
    String id = submit(source, new JsonObject());
    eventually(SOON, () -> assertTrue(succeeded(id) > 1));
    vertx.undeploy(first).await();
    long done = succeeded(id);
    assertEquals(JobState.QUEUED, job(id).state());

    deploy("100ms");
    made(id);
    List<JobView> parts = parts(id);
    assertTrue(done > 1 && done < parts.size(), done + " of " + parts.size());
    assertTrue(
        parts.stream().allMatch(part -> part.json().getInteger("attempts") == 1),
        "no part was made twice");
  }
}
