package io.darkroom.httpingest.tokens;

import java.util.Set;

/**
 * Who brought a good token.
 *
 * @param subject whose token it is; null for a service's, which acts for everybody
 * @param scopes what it is good for
 */
public record Bearer(String subject, Set<String> scopes) {
  /** A service, with no scopes. */
  public static final Bearer SERVICE = new Bearer(null, Set.of());

  public Bearer {
    scopes = Set.copyOf(scopes);
  }
}
