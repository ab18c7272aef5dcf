package io.darkroom.httpingest.tokens;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Nearest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A section {@code auth}.
 *
 * @param scopes any one of them will do
 * @param opener makes the verifier; empty when there are no tokens of a kind of their own
 */
public record TokenOptions(List<String> scopes, Optional<TokenScheme.Opener> opener) {
  /** The kind that stands for no tokens = {@value}. */
  public static final String NONE = "none";

  public TokenOptions {
    scopes = List.copyOf(scopes);
  }

  /**
   * Reads the section.
   *
   * @param scopes the scopes when it names none
   */
  public static TokenOptions read(Conf conf, List<String> scopes) {
    String kind = conf.text("kind", NONE);
    Map<String, TokenScheme.Opener> openers = new LinkedHashMap<>();
    for (TokenScheme scheme : TokenScheme.all()) {
      openers.put(scheme.name(), scheme.read(conf, scheme.name().equals(kind)));
    }
    if (!kind.equals(NONE) && !openers.containsKey(kind)) {
      List<String> known = new ArrayList<>(openers.keySet());
      known.add(NONE);
      String nearest = Nearest.of(kind, known);
      conf.complain(
          Failure.INVALID_VALUE,
          "kind",
          "is \""
              + kind
              + "\""
              + (nearest == null ? "" : "; did you mean " + nearest + "?")
              + " Known: "
              + String.join(", ", known.stream().sorted().toList())
              + ".");
    }
    List<String> wanted = conf.texts("scopes", scopes);
    if (wanted.isEmpty()) {
      conf.complain(Failure.INVALID_VALUE, "scopes", "must name at least one scope");
    }
    return conf.done(new TokenOptions(wanted, Optional.ofNullable(openers.get(kind))));
  }

  /** The verifier; empty when there are no tokens of a kind of their own. */
  public Future<Optional<TokenVerifier>> open(Vertx vertx) {
    return opener.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : opener.get().open(vertx).map(Optional::of);
  }
}
