package io.darkroom.messages.sharp;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.Output;
import io.darkroom.contract.superres.ModelNames;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.messages.Asked;
import io.darkroom.messages.Door;
import io.darkroom.messages.MessageFormat;
import io.darkroom.messages.Terms;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * In: {@code UserImageUploaded}, whose {@code url} is made larger with the route's options, by the
 * model {@value ModelNames#NOISE_CANCEL} unless they name another. The result is kept under the
 * URL's MD5 in hex.
 *
 * <p>Out: {@code ImageSuperResolutionImageProcessed}, also of an image that could not be made
 * larger, whatever was wrong with it.
 */
public final class SharpFormat implements MessageFormat {
  /** The format's name = {@value}. */
  public static final String NAME = "sharp";

  /** Finds it. */
  public static final class Provider implements MessageFormat.Provider {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public MessageFormat open(Conf root) {
      return new SharpFormat(SharpOptions.read(root));
    }
  }

  private final SharpOptions options;

  SharpFormat(SharpOptions options) {
    this.options = options;
  }

  @Override
  public Asked read(JsonObject message, Terms terms, Door door) {
    if (!(message.getValue("url") instanceof String url)) {
      throw Failure.MISSING_FIELD.with("url is missing, or no text; it must be the image's URL.");
    }
    JobRequest request =
        door.readAnySource(
            new JsonObject()
                .put("operation", SuperresOptions.OPERATION)
                .put("source", new JsonObject().put("url", url))
                .put(
                    "options",
                    new JsonObject()
                        .put(SuperresOptions.MODEL, ModelNames.NOISE_CANCEL)
                        .mergeIn(terms.options()))
                .put("notify", terms.notification().toJson())
                .put("metadata", message),
            null);
    return Asked.job(
        request
            .to(new Output(options.bucket(), "", Map.of(SuperresOptions.RENDITION, md5(url))))
            .notifying(request.notification().in(new Notify.Envelope(NAME, null, Map.of()))));
  }

  @Override
  public JsonObject write(JobView job, Notify.Target target) {
    return ProcessedImage.of(job, options);
  }

  /** Names a file and protects nothing. */
  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) { // every JVM has it
      throw new IllegalStateException(impossible);
    }
  }
}
