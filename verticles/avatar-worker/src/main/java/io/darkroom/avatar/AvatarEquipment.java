package io.darkroom.avatar;

import io.darkroom.contract.profiles.ProfilePlaces;
import io.darkroom.worker.Equipment;
import io.darkroom.worker.Operation;
import java.util.List;

/** The operation of {@code avatar-worker}, and what it is done with. */
final class AvatarEquipment implements Equipment {
  private final Studio studio;
  private final ProfilePlaces places;
  private final AvatarWorkerOptions options;
  private final ProfileImagesMetrics metrics = new ProfileImagesMetrics();

  AvatarEquipment(Studio studio, ProfilePlaces places, AvatarWorkerOptions options) {
    this.studio = studio;
    this.places = places;
    this.options = options;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        new ProfileImagesOperation(studio, places, options.publicCacheControl(), metrics));
  }

  @Override
  public void close() {
    metrics.close();
    studio.close();
  }
}
