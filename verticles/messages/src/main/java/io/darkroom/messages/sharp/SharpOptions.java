package io.darkroom.messages.sharp;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.BucketNames;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * Where images are kept that were made larger, and how they are told of. Section {@value #SECTION}
 * of the configuration.
 *
 * @param bucket the configured bucket
 * @param bucketName what it is really called
 * @param modelName which name of the model is told
 */
record SharpOptions(String bucket, String bucketName, ModelName modelName) {
  /** The section's name. */
  static final String SECTION = "sharp";

  /** Which name of a model is told, where another runs than the one that was asked for. */
  enum ModelName {
    /** That which was asked for: consumers know it. */
    ASKED,
    /** That of the model which ran. */
    RAN
  }

  /** Reads the section from the configuration's root. */
  static SharpOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    String bucket = conf.text("bucket", BlobRef.PUBLIC);
    String name = BucketNames.real(root, bucket);
    if (name == null) {
      conf.complain(
          Failure.INVALID_VALUE,
          "bucket",
          "is \"" + bucket + "\", which storage.buckets does not have");
    }
    return conf.done(
        new SharpOptions(bucket, name, conf.choice("modelName", ModelName.class, ModelName.ASKED)));
  }
}
