package io.darkroom.httpclient;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a source's HTTP status means for us. */
final class Status {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private Status() {}

  /** True if all of the body is what was asked for; a part (206) was not. */
  static boolean gives(int status) {
    return status >= 200 && status < 300 && status != 206;
  }

  static boolean redirects(int status) {
    return REDIRECTS.contains(status);
  }

  /**
   * The failure that any other status is; caused by {@link NotNow} where the server said when to
   * come again.
   *
   * @param again when it said so; empty for never
   */
  static DarkroomException failure(int status, Optional<Duration> again, Target target) {
    String answered = target.shown() + " answered with status " + status;
    return switch (status) {
      case 404, 410 -> Failure.SOURCE_NOT_FOUND.with(answered + ": there is nothing.");
      case 408, 425 -> Failure.SOURCE_UNREACHABLE.with(answered + ": not now.");
      case 429 -> notNow(answered + ": not now", again);
      case 503 -> notNow(answered + ": its server failed", again);
      default ->
          status >= 500
              ? Failure.SOURCE_UNREACHABLE.with(answered + ": its server failed.")
              : Failure.SOURCE_REFUSED.with(
                  answered + "; it must be readable without credentials.");
    };
  }

  private static DarkroomException notNow(String words, Optional<Duration> again) {
    return again
        .map(
            time ->
                Failure.SOURCE_UNREACHABLE.with(
                    words + "; it may be asked again in " + time.toSeconds() + " s.",
                    new NotNow(time)))
        .orElseGet(() -> Failure.SOURCE_UNREACHABLE.with(words + "."));
  }
}
