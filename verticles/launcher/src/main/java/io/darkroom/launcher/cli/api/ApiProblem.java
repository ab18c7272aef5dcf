package io.darkroom.launcher.cli.api;

import io.darkroom.contract.Failure;
import io.darkroom.launcher.Exit;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;

/** Why a call of the API came to nothing. The message is for the person at the terminal. */
public final class ApiProblem extends RuntimeException {
  private final Exit exit;
  private final String code;

  private ApiProblem(Exit exit, String code, String detail, Throwable cause) {
    super(code == null ? detail : code + ": " + detail, cause, false, false);
    this.exit = exit;
    this.code = code;
  }

  /** The API's own no, as RFC 9457 has it; any other body is quoted by its first line. */
  static ApiProblem refused(int status, String body) {
    try {
      JsonObject problem = new JsonObject(body);
      String code = problem.getString("code", "HTTP " + status);
      String detail = problem.getString("detail", problem.getString("title", ""));
      return new ApiProblem(Exit.REFUSED, code, detail, null);
    } catch (DecodeException | ClassCastException notOurs) {
      String line = body.lines().findFirst().orElse("no reason given");
      return new ApiProblem(
          Exit.REFUSED,
          "HTTP " + status,
          line.length() > 200 ? line.substring(0, 200) + "..." : line,
          null);
    }
  }

  /** Nobody answered. */
  static ApiProblem unreachable(URI base, IOException cause) {
    boolean never =
        cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
    return new ApiProblem(
        Exit.UNREACHABLE,
        null,
        never
            ? base + " cannot be reached. Is Darkroom running? Start it with: darkroom run"
            : "The connection to " + base + " broke, or was silent for too long (" + cause + ").",
        cause);
  }

  /** Somebody answered, but not what the API says. */
  static ApiProblem strange(URI uri, Throwable cause) {
    return new ApiProblem(
        Exit.FAILURE, null, uri + " did not answer as Darkroom does; check --url.", cause);
  }

  /** Something on this side failed. */
  public static ApiProblem here(String what, Throwable cause) {
    return new ApiProblem(Exit.FAILURE, null, what, cause);
  }

  /** What the process ends with. */
  public Exit exit() {
    return exit;
  }

  /** The stable code of a refusal; null when it was none. */
  public String code() {
    return code;
  }

  /** True if the same call may succeed a little later. */
  boolean passes() {
    return exit == Exit.UNREACHABLE
        || (code != null
            && Failure.ofCode(code) != Failure.INTERNAL
            && Failure.ofCode(code).retryable());
  }
}
