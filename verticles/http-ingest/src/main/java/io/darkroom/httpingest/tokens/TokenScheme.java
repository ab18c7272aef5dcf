package io.darkroom.httpingest.tokens;

import io.darkroom.contract.Conf;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.ServiceLoader;

/** A kind of tokens. Found by {@link ServiceLoader}: a new kind brings its own. */
public interface TokenScheme {
  /** What {@code auth.kind} calls it. */
  String name();

  /**
   * Reads its own keys of the section {@code auth}, complaining about what is wrong with them.
   *
   * @param chosen true if {@code auth.kind} names it: only then must anything be there
   */
  Opener read(Conf auth, boolean chosen);

  /** Makes the verifier that the configuration describes. */
  @FunctionalInterface
  interface Opener {
    /** Reads what files it needs; fails with INVALID_CONFIGURATION. */
    Future<TokenVerifier> open(Vertx vertx);
  }

  /** All that are on the class path. */
  static List<TokenScheme> all() {
    return ServiceLoader.load(TokenScheme.class, TokenScheme.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
