package io.darkroom.contract.profiles;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Output;
import java.util.List;

/**
 * Where pictures of profiles are kept, and where profiles come from. Section {@value #SECTION} of
 * the configuration, read by whoever makes such jobs and whoever does them.
 *
 * @param bucket of pictures, of the index of looks, and of records of failures
 * @param prefix goes before all their keys; empty, or ends with {@code /}
 * @param contentServers asked when a job names none, in this order
 * @param commit of the deployment, as its status and records of failures say it; empty for none
 * @param version of the deployment, likewise
 */
public record ProfilePlaces(
    String bucket, String prefix, List<String> contentServers, String commit, String version) {
  /** The section's name. */
  public static final String SECTION = "profile-images";

  /** Default content server = {@value}. */
  public static final String DEFAULT_SERVER = "https://peer.decentraland.org";

  /** The metadata of body pictures that says what they show = {@value}. */
  public static final String AVATAR_HASH = "avatar-hash";

  /** The metadata of body pictures that others may be given copies of: how they were made. */
  public static final String AVATAR_MANNER = "avatar-manner";

  /** Where failures are recorded, under the prefix = {@value}. */
  public static final String FAILURES = "failures/";

  private static final String FOLDERS = "([A-Za-z0-9_-][A-Za-z0-9._-]*/)*";

  /** Copies the list. */
  public ProfilePlaces {
    contentServers = List.copyOf(contentServers);
  }

  /** Reads the section from the configuration's root. */
  public static ProfilePlaces read(Conf root) {
    Conf conf = root.section(SECTION);
    String prefix = conf.text("prefix", "");
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      prefix = prefix + "/";
    }
    if (!prefix.matches(FOLDERS)) {
      conf.complain(
          Failure.INVALID_VALUE,
          "prefix",
          "is \"" + prefix + "\", must be folders of letters, digits, . _ -, with / between them");
    }
    List<String> servers =
        ProfileImagesOptions.servers(conf, "contentServers", List.of(DEFAULT_SERVER));
    if (servers.isEmpty()) {
      conf.complain(Failure.INVALID_VALUE, "contentServers", "is empty; name at least one");
    }
    return conf.done(
        new ProfilePlaces(
            conf.text("bucket", BlobRef.PUBLIC),
            prefix,
            servers,
            conf.text("commit", ""),
            conf.text("version", "")));
  }

  /** These places; or, where a job's output says something of its own, what that says. */
  public ProfilePlaces or(Output output) {
    boolean silent =
        output.bucket().equals(Output.DEFAULT.bucket())
            && output.prefix().equals(Output.DEFAULT.prefix());
    return silent
        ? this
        : new ProfilePlaces(output.bucket(), output.prefix(), contentServers, commit, version);
  }

  /** Where an entity's picture of the face is. */
  public BlobRef face(String entityId) {
    return at("entities/" + entityId + "/face.png");
  }

  /** Where an entity's picture of the body is: written last, so both are there when it is. */
  public BlobRef body(String entityId) {
    return at("entities/" + entityId + "/body.png");
  }

  /** Where it is recorded that an entity's pictures could not be made. */
  public BlobRef failure(String entityId) {
    return at(FAILURES + entityId + ".txt");
  }

  /** Where it is noted which entity's pictures show what has this avatar-hash. */
  public BlobRef look(String avatarHash) {
    return at("avatar-hashes/" + avatarHash + ".json");
  }

  /** A place under the prefix. */
  public BlobRef at(String key) {
    return new BlobRef(bucket, prefix + key);
  }
}
