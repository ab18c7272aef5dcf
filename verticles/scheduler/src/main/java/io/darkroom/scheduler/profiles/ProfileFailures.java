package io.darkroom.scheduler.profiles;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DoorTools;
import io.darkroom.contract.FailureRecords;
import io.darkroom.contract.profiles.ProfileEntity;
import io.darkroom.contract.profiles.ProfileImagesOptions;
import io.darkroom.contract.profiles.ProfilePlaces;
import io.darkroom.messages.catalyst.CatalystFormat;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The records of profiles whose pictures could not be made, {@code failures/ENTITY.txt}. Only the
 * name of a record matters: the entity is asked for anew.
 */
public final class ProfileFailures implements FailureRecords {
  private static final String EXTENSION = ".txt";

  @Override
  public String operation() {
    return ProfileImagesOptions.OPERATION;
  }

  @Override
  public Future<Integer> reprocess(
      Vertx vertx, JsonObject root, int limit, DoorTools.Sender sender) {
    Conf conf = Conf.of(root);
    ProfilePlaces places = ProfilePlaces.read(conf);
    StorageOptions storage = StorageOptions.read(conf);
    conf.throwIfAny();
    return BlobStores.open(vertx, storage)
        .compose(
            store ->
                store
                    .list(places.bucket(), places.prefix() + ProfilePlaces.FAILURES, limit)
                    .compose(found -> each(places, store, found, sender))
                    .eventually(store::close));
  }

  /** One after the other: each record is removed when its message is durable, and not before. */
  private static Future<Integer> each(
      ProfilePlaces places, BlobStore store, List<BlobInfo> found, DoorTools.Sender sender) {
    Future<Integer> sent = Future.succeededFuture(0);
    for (BlobInfo record : found) {
      String entity = entity(record.ref());
      if (!ProfileEntity.isId(entity)) {
        continue;
      }
      sent =
          sent.compose(
              count ->
                  sender
                      .send(message(entity, places))
                      .compose(gone -> store.delete(List.of(record.ref())))
                      .map(removed -> count + 1));
    }
    return sent;
  }

  private static String entity(BlobRef record) {
    String name = record.key().substring(record.key().lastIndexOf('/') + 1);
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }

  private static JsonObject message(String entity, ProfilePlaces places) {
    return CatalystFormat.message(
        new JsonObject().put("entityId", entity).put("entityType", ProfileEntity.TYPE),
        places.contentServers());
  }
}
