package io.darkroom.messages.podcast;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.renditions.BatchOptions;
import io.darkroom.messages.Asked;
import io.darkroom.messages.Door;
import io.darkroom.messages.MessageFormat;
import io.darkroom.messages.Terms;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * In: {@code {"image_url", "itunes_image", "bucket_name", "redirect_queue", "postback_url", ...}}.
 * {@code "N/A"} and an empty text count as nothing; without an image, or without anybody to tell,
 * there is nothing to do. Two images of one URL are one.
 *
 * <p>Out: the message as it came, and {@code image_url_info} and {@code itunes_image_info} for the
 * images that it named, each as {@link PodcastArtwork} tells of it, or null when it could not be
 * made. A postback has {@code postback_secret_key}, too, where it is configured.
 */
public final class PodcastFormat implements MessageFormat {
  /** The format's name = {@value}. */
  public static final String NAME = "podcast";

  private static final String DEFAULT_KIND = "sqs";
  private static final String SECRET = "postback_secret_key";

  /** Finds it. */
  public static final class Provider implements MessageFormat.Provider {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public MessageFormat open(Conf root) {
      return new PodcastFormat(PodcastOptions.read(root));
    }
  }

  private final PodcastArtwork artwork;
  private final String secret;

  PodcastFormat(PodcastOptions options) {
    artwork = new PodcastArtwork(options);
    secret = options.postbackSecretKey();
  }

  /** The route's options go over the format's; its {@code notify} is for messages without one. */
  @Override
  public Asked read(JsonObject message, Terms terms, Door door) {
    PodcastMessage read = PodcastMessage.of(message);
    if (read.images().isEmpty()) {
      return Asked.nothing("it has neither image_url nor itunes_image");
    }
    Notify notification = notification(read, terms);
    if (notification.targets().isEmpty()) {
      return Asked.nothing("it has neither redirect_queue nor postback_url");
    }
    JobRequest request =
        door.read(
            new JsonObject()
                .put("operation", BatchOptions.OPERATION)
                .put("options", artwork.options(read.sources()).mergeIn(terms.options()))
                .put("notify", notification.toJson())
                .put("metadata", message),
            null);
    String id = Ids.next();
    return Asked.job(
        id,
        request
            .to(artwork.output(id, read.folder(), request.options()))
            .notifying(request.notification().in(new Notify.Envelope(NAME, null, Map.of()))));
  }

  private static Notify notification(PodcastMessage message, Terms terms) {
    if (message.queue() == null && message.url() == null) {
      return terms.notification();
    }
    String kind = terms.kind() == null ? DEFAULT_KIND : terms.kind();
    return new Notify(message.url(), message.queue() == null ? null : kind + ":" + message.queue());
  }

  @Override
  public JsonObject write(JobView job, Notify.Target target) {
    JsonObject message = job.json().getJsonObject("metadata").copy();
    PodcastMessage.of(message)
        .images()
        .forEach((field, url) -> message.put(field + "_info", PodcastArtwork.info(job, url)));
    return secret != null && target.kind().equals(Notify.POSTBACK)
        ? message.put(SECRET, secret)
        : message;
  }
}
