package io.darkroom.avatar;

import io.darkroom.contract.AvatarTools;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./darkroom render} does with the explorer's arguments, in a process of its own. */
public final class ExplorerMain {
  private ExplorerMain() {}

  /** Draws the file of avatars that comes last. */
  public static void main(String[] args) {
    Path file = Path.of(args[List.of(args).indexOf("--avatars") + 1]);
    JsonObject config =
        new JsonObject()
            .put(
                "http-client", new JsonObject().put("allowedAddresses", JsonArray.of("127.0.0.1")));
    Vertx vertx = Vertx.vertx();
    List<AvatarTools.Drawn> drawn = new AvatarWorkerTools().render(vertx, config, file).await();
    vertx.close().await();
    System.exit(drawn.stream().allMatch(one -> one.failure() == null) ? 0 : 1);
  }
}
