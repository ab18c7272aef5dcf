package io.darkroom.httpingest.tokens;

import io.darkroom.contract.Conf;
import io.vertx.core.Future;
import java.util.Set;

/** A kind of tokens that somebody plugs in: whoever says who they are is believed. */
public final class EchoScheme implements TokenScheme {
  @Override
  public String name() {
    return "echo";
  }

  @Override
  public Opener read(Conf auth, boolean chosen) {
    Conf own = auth.section("echo");
    String scope = own.done(own.text("scope", "any"));
    return vertx ->
        Future.succeededFuture(token -> Future.succeededFuture(new Bearer(token, Set.of(scope))));
  }
}
