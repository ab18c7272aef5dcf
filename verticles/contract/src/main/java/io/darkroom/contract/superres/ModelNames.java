package io.darkroom.contract.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What super-resolution models are called. Those that ship are known at every door; what an
 * installation has added begins with {@value #LOCAL}, and only its workers know it.
 */
public final class ModelNames {
  /** What names of an installation's own models begin with = {@value}. */
  public static final String LOCAL = "local/";

  /** The model of those who ask as the original worker was asked, and name none = {@value}. */
  public static final String NOISE_CANCEL = "noise-cancel";

  /** The models that ship. */
  public static final List<String> SHIPPED =
      List.of(
          "waifu2x-upconv7-x2",
          "waifu2x-upconv7-noise1-x2",
          "waifu2x-cunet-x2",
          "waifu2x-cunet-noise1-x2",
          "idealo-psnr-small-x2",
          "idealo-gans-x4");

  /** Short names of models that ship. */
  private static final Map<String, String> SHORT =
      Map.of(
          "fast", "waifu2x-upconv7-x2",
          "psnr-small", "idealo-psnr-small-x2",
          "gans", "idealo-gans-x4");

  /** Names of models whose weights cannot be had, and the best that ships for the purpose. */
  private static final Map<String, String> REPLACED =
      Map.of("psnr-large", "waifu2x-cunet-x2", NOISE_CANCEL, "waifu2x-cunet-noise1-x2");

  private ModelNames() {}

  /** The full name of the model that is meant; as it is when there is no other. */
  public static String full(String name) {
    return SHORT.getOrDefault(name, REPLACED.getOrDefault(name, name));
  }

  /** True if another model runs than the one that the name is known for. */
  public static boolean replaced(String name) {
    return REPLACED.containsKey(name);
  }

  /** What is wrong with a name that is none of {@code own}, nor of a model that ships. */
  public static String unknown(String name, Collection<String> own) {
    SortedSet<String> known = new TreeSet<>(SHIPPED);
    known.addAll(SHORT.keySet());
    known.addAll(REPLACED.keySet());
    known.addAll(own);
    String nearest = Nearest.of(name, known);
    return "is \""
        + (name.length() > 80 ? name.substring(0, 80) + "…" : name)
        + "\", which is no model"
        + (nearest == null ? "" : "; did you mean " + nearest + "?")
        + " Known: "
        + String.join(", ", known)
        + ".";
  }

  static void check(Conf conf, String key, String name) {
    if (!name.startsWith(LOCAL) && !SHIPPED.contains(full(name))) {
      conf.complain(
          Failure.UNKNOWN_MODEL,
          key,
          unknown(name, List.of()) + " Of an installation's own: " + LOCAL + "NAME.");
    }
  }
}
