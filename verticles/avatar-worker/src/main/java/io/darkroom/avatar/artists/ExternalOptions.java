package io.darkroom.avatar.artists;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;
import java.util.List;

/**
 * How a program of another's is had to draw avatars.
 *
 * @param command the program and its first arguments; {@code --avatar-renderer --avatars FILE}
 *     follow
 * @param baseTimeout longest time for its start
 * @param avatarTimeout longest time for an avatar, on top of that
 */
public record ExternalOptions(List<String> command, Duration baseTimeout, Duration avatarTimeout) {
  /** The command of the Godot explorer, where the program lies in the current folder. */
  public static final List<String> DEFAULT_COMMAND =
      List.of("./decentraland.godot.client.x86_64", "--rendering-driver", "opengl3");

  /** Default longest time for the start, in seconds = {@value}. */
  public static final int DEFAULT_BASE_SECONDS = 15;

  /** Default longest time for an avatar, in seconds = {@value}. */
  public static final int DEFAULT_AVATAR_SECONDS = 10;

  /** Copies the list. */
  public ExternalOptions {
    command = List.copyOf(command);
  }

  /** Reads the section of the external renderer. */
  public static ExternalOptions read(Conf conf) {
    List<String> command = conf.texts("command", DEFAULT_COMMAND);
    if (command.isEmpty() || command.get(0).isEmpty()) {
      conf.complain(Failure.INVALID_VALUE, "command", "is empty; name the program");
      command = DEFAULT_COMMAND;
    }
    return conf.done(
        new ExternalOptions(
            command,
            conf.duration("baseTimeout", Duration.ofSeconds(DEFAULT_BASE_SECONDS)),
            conf.duration("avatarTimeout", Duration.ofSeconds(DEFAULT_AVATAR_SECONDS))));
  }

  /** Longest time for so many avatars. */
  Duration timeout(int avatars) {
    return baseTimeout.plus(avatarTimeout.multipliedBy(avatars));
  }
}
