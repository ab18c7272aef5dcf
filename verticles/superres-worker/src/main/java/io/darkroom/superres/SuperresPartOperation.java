package io.darkroom.superres;

import io.darkroom.contract.superres.SuperresPartSpec;
import io.darkroom.isolation.Answer;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;

/**
 * The operation {@code superres-part}: the tiles of one {@link GroupOrder}. The result is {@code
 * {"type", "source", "renditions"}}, the one rendition being the tiles' bytes, deflated.
 */
final class SuperresPartOperation implements Operation {
  private final Studio studio;

  SuperresPartOperation(Studio studio) {
    this.studio = studio;
  }

  @Override
  public String name() {
    return SuperresPartSpec.NAME;
  }

  @Override
  public boolean costly() {
    return true;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    GroupOrder order = GroupOrder.of(work.request().options());
    return work.fetch()
        .compose(
            file ->
                work.compute(
                    () ->
                        studio.answer(
                            ByteBuffer.wrap(file.getBytes()), order, told -> tell(work, told))))
        .compose(answer -> store(work, answer));
  }

  private static void tell(Work work, JsonObject told) {
    work.giveWay();
    work.progress(told.getInteger("done"), told.getInteger("total"), "upscaling");
  }

  private static Future<JsonObject> store(Work work, Answer answer) {
    Product tiles =
        new Product("tiles", "z", "application/octet-stream", null, 0, 0, answer.files().get(0));
    return work.store(tiles)
        .map(stored -> answer.what().put("renditions", new JsonArray().add(stored.toJson())));
  }
}
