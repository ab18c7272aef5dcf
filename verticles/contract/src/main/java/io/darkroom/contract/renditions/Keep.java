package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What renditions keep of the source's metadata; of all else they have nothing. */
public enum Keep {
  /** Artist and copyright notice, as texts. */
  COPYRIGHT,
  /** The profile, and the pixels as it has them. */
  ICC;

  /** Reads the list {@code keep}. */
  static Set<Keep> read(Conf conf) {
    Set<Keep> kept = EnumSet.noneOf(Keep.class);
    for (String name : conf.texts("keep", List.of())) {
      switch (name) {
        case "copyright" -> kept.add(COPYRIGHT);
        case "icc" -> kept.add(ICC);
        default ->
            conf.complain(
                Failure.INVALID_VALUE,
                "keep",
                "lists \"" + name + "\", what can be kept is copyright, icc");
      }
    }
    return kept;
  }

  /** How jobs and results spell it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
