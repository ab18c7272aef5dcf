package io.darkroom.messages.catalyst;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.profiles.ProfileEntity;
import io.darkroom.contract.profiles.ProfileImagesOptions;
import io.darkroom.contract.profiles.ProfileJob;
import io.darkroom.messages.Asked;
import io.darkroom.messages.DarkroomFormat;
import io.darkroom.messages.Door;
import io.darkroom.messages.MessageFormat;
import io.darkroom.messages.Terms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * In: {@code {"entity": {"entityId", "entityType": "profile", "entityTimestamp", "pointers",
 * "content", "metadata"}, "contentServerUrls": [...]}}, where the entity may also be spelled as
 * content servers spell it ({@code id}, {@code type}, {@code timestamp}), and may lack what can be
 * asked for. What else a message has is left alone. Messages that are not so are dropped: whoever
 * sends them sends everything that is deployed, and nobody would ever redrive them.
 *
 * <p>Out: as Darkroom's own format.
 */
public final class CatalystFormat implements MessageFormat {
  /** The format's name = {@value}. */
  public static final String NAME = "catalyst";

  private static final String ENTITY = "entity";
  private static final String SERVERS = "contentServerUrls";

  /** Finds it. */
  public static final class Provider implements MessageFormat.Provider {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public MessageFormat open(Conf root) {
      return new CatalystFormat();
    }
  }

  private final DarkroomFormat ours = new DarkroomFormat();

  /** The message that tells of an entity. */
  public static JsonObject message(JsonObject entity, List<String> servers) {
    return new JsonObject().put(ENTITY, entity).put(SERVERS, new JsonArray(servers));
  }

  @Override
  public boolean dropsInvalid() {
    return true;
  }

  @Override
  public Asked read(JsonObject message, Terms terms, Door door) {
    Conf conf = Conf.of(message);
    ProfileEntity entity = ProfileEntity.read(conf, ENTITY);
    JsonObject options = terms.options().copy().put(ENTITY, conf.object(ENTITY));
    if (conf.has(SERVERS) && !conf.texts(SERVERS, List.of()).isEmpty()) {
      options.put(SERVERS, message.getValue(SERVERS));
    }
    conf.throwIfAny();
    return Asked.job(
            ProfileJob.superseding(
                door.read(
                    new JsonObject()
                        .put("operation", ProfileImagesOptions.OPERATION)
                        .put("options", options)
                        .put("notify", terms.notification().toJson()),
                    null),
                entity))
        .about(entity.id());
  }

  @Override
  public JsonObject write(JobView job, Notify.Target target) {
    return ours.write(job, target);
  }
}
