package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.List;

/** Times as senders write them: they are sent on and drawn as they are. */
final class Times {
  /** Longest = {@value} characters; WMS has lists and periods of them. */
  static final int MAX_LENGTH = 200;

  private Times() {}

  static String one(Conf conf, String key) {
    return checked(conf, key, List.of(conf.text(key, ""))).get(0);
  }

  static List<String> all(Conf conf, String key) {
    return checked(conf, key, conf.texts(key, List.of()));
  }

  private static List<String> checked(Conf conf, String key, List<String> times) {
    for (String time : times) {
      if (time.length() > MAX_LENGTH) {
        conf.complain(
            Failure.INVALID_VALUE,
            key,
            "has a time of " + time.length() + " characters, at most " + MAX_LENGTH);
      }
    }
    return times;
  }
}
