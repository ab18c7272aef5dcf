package io.darkroom.launcher.cli;

import io.darkroom.contract.AvatarTools;
import io.darkroom.contract.Failure;
import java.util.ServiceLoader;

/** Finds what draws avatars, which not every node has. */
final class Avatars {
  private Avatars() {}

  static AvatarTools tools() {
    return ServiceLoader.load(AvatarTools.class, AvatarTools.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                Failure.INVALID_CONFIGURATION.with(
                    "This build draws no avatars; take the one with every role, or that of"
                        + " avatar-worker."));
  }
}
