package io.darkroom.avatar;

import io.darkroom.avatar.artists.Artist;
import io.darkroom.avatar.artists.BuiltinArtist;
import io.darkroom.avatar.artists.Chain;
import io.darkroom.avatar.artists.ExternalArtist;
import io.darkroom.avatar.artists.SnapshotsArtist;
import io.darkroom.avatar.catalyst.Catalyst;
import io.darkroom.avatar.render.BuiltinRenderer;
import io.darkroom.avatar.render.WarmUp;
import io.darkroom.contract.DarkroomException;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.httpclient.GuardedClient;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that avatars are drawn with. One Vert.x context, but for what is computed. */
final class Studio {
  private static final Logger log = LoggerFactory.getLogger(Studio.class);

  private final GuardedClient client;
  private final Catalyst catalyst;
  private final BuiltinRenderer renderer;
  private final BuiltinArtist builtin;
  private final SnapshotsArtist snapshots;
  private final Chain chain;

  Studio(Vertx vertx, AvatarWorkerOptions options, GuardOptions guard) {
    client =
        GuardedClient.create(
            vertx, guard.with(options.catalyst().allowedAddresses(), options.catalyst().maxFile()));
    catalyst = new Catalyst(vertx, client, options.catalyst());
    renderer = new BuiltinRenderer(options.builtin());
    builtin =
        new BuiltinArtist(
            catalyst, renderer, renderer.manner(), options.deadline(), options.maxOutfit());
    snapshots = new SnapshotsArtist(catalyst);
    chain = new Chain(options.renderers().stream().map(name -> artist(name, options)).toList());
  }

  private Artist artist(String name, AvatarWorkerOptions options) {
    return switch (name) {
      case BuiltinArtist.NAME -> builtin;
      case ExternalArtist.NAME -> new ExternalArtist(options.external());
      default -> snapshots;
    };
  }

  /** Has the builtin renderer practise, so that the first avatar is not slow. Blocks. */
  void warmUp() {
    long begun = System.nanoTime();
    try {
      WarmUp.run(renderer);
      log.atInfo()
          .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
          .log("renderer warmed up");
    } catch (DarkroomException late) {
      log.atWarn().log("renderer did not warm up in time: {}", late.getMessage());
    }
  }

  Catalyst catalyst() {
    return catalyst;
  }

  /** The builtin renderer, whether the chain has it or not. */
  Artist builtin() {
    return builtin;
  }

  SnapshotsArtist snapshots() {
    return snapshots;
  }

  Chain chain() {
    return chain;
  }

  /** Closes the connections; blocks until they are. */
  void close() {
    catalyst.close();
    client.close().await();
  }
}
