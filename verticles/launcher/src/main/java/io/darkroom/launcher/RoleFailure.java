package io.darkroom.launcher;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.net.BindException;

/** Why a role did not start, in words for whoever started it. */
final class RoleFailure {
  private RoleFailure() {}

  static DarkroomException of(String role, Throwable error) {
    if (error instanceof DarkroomException ours) {
      return ours.failure().with(role + " did not start: " + ours.getMessage(), ours.getCause());
    }
    String remedy = error instanceof BindException ? "; choose another host or port" : "";
    return Failure.INTERNAL.with(role + " did not start: " + error.getMessage() + remedy, error);
  }
}
