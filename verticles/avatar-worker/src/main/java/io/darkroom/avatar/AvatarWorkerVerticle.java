package io.darkroom.avatar;

import io.darkroom.avatar.artists.BuiltinArtist;
import io.darkroom.contract.Conf;
import io.darkroom.contract.profiles.ProfilePlaces;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.worker.Equipment;
import io.darkroom.worker.WorkerVerticle;
import java.util.concurrent.Callable;

/** The role {@code avatar-worker}: draws the avatars of profiles. */
public final class AvatarWorkerVerticle extends WorkerVerticle {
  @Override
  public String role() {
    return AvatarWorkerOptions.SECTION;
  }

  @Override
  protected Callable<Equipment> prepare(Conf conf) {
    AvatarWorkerOptions options = AvatarWorkerOptions.read(conf);
    ProfilePlaces places = ProfilePlaces.read(conf);
    GuardOptions guard = GuardOptions.read(conf);
    return () -> {
      Studio studio = new Studio(vertx, options, guard);
      if (options.renderers().contains(BuiltinArtist.NAME)) {
        studio.warmUp();
      }
      return new AvatarEquipment(studio, places, options);
    };
  }
}
