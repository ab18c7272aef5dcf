package io.darkroom.contract;

/** What configured buckets are really called, for messages that must say so. */
public final class BucketNames {
  /** Default real name of the bucket {@code private} = {@value}. */
  public static final String DEFAULT_PRIVATE = "darkroom-private";

  /** Default real name of the bucket {@code public} = {@value}. */
  public static final String DEFAULT_PUBLIC = "darkroom-public";

  private BucketNames() {}

  /**
   * The real name of a bucket, or null for one that the configuration does not have.
   *
   * @param root of the configuration; its section {@code storage} is checked by those who store
   * @param name as the configuration calls it
   */
  public static String real(Conf root, String name) {
    if (root.section("storage").object("buckets").getValue(name) instanceof String real) {
      return real;
    }
    return switch (name) {
      case BlobRef.PRIVATE -> DEFAULT_PRIVATE;
      case BlobRef.PUBLIC -> DEFAULT_PUBLIC;
      default -> null;
    };
  }
}
