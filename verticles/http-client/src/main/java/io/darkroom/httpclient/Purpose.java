package io.darkroom.httpclient;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What a call is for; here foreign errors become the rows of ours that fit it. */
enum Purpose {
  FETCH(Failure.SOURCE_TIMEOUT, Failure.SOURCE_UNREACHABLE, Failure.SOURCE_TOO_LARGE),
  POST(Failure.DELIVERY_TIMEOUT, Failure.DELIVERY_UNREACHABLE, Failure.DELIVERY_REFUSED);

  private final Failure timeout;
  private final Failure unreachable;
  private final Failure headTooLarge;

  Purpose(Failure timeout, Failure unreachable, Failure headTooLarge) {
    this.timeout = timeout;
    this.unreachable = unreachable;
    this.headTooLarge = headTooLarge;
  }

  /** The call took too long. */
  DarkroomException late(Target target, long millis) {
    return timeout.with(target.shown() + " did not answer in full within " + millis + " ms.");
  }

  /** What went wrong before the head of the answer was there. */
  DarkroomException of(Throwable error, Target target) {
    if (error instanceof DarkroomException ours) {
      return ours;
    }
    if (error instanceof UnknownHostException) {
      return unreachable.with("The host " + target.host() + " has no address.", error);
    }
    if (error instanceof TooLongHttpHeaderException || error instanceof TooLongHttpLineException) {
      return headTooLarge.with(
          "The head of the answer of " + target.shown() + " is too large.", error);
    }
    if (error instanceof TimeoutException) {
      return unreachable.with("The host " + target.host() + " was not found in time.", error);
    }
    if (error instanceof SSLException) {
      return unreachable.with(
          "No secure connection to "
              + target.authority()
              + " could be made; its certificate may have expired, be for another name, or be"
              + " signed by nobody who is trusted.",
          error);
    }
    return unreachable.with(
        "The connection to " + target.authority() + " could not be made, or broke.", error);
  }
}
