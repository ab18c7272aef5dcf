package io.darkroom.avatar.artists;

import io.darkroom.avatar.wardrobe.Look;
import io.darkroom.contract.profiles.ProfileEntity;
import java.util.List;

/**
 * An avatar that is to be drawn.
 *
 * @param entity the profile it is of, with its avatar
 * @param look what that says
 * @param servers content servers that know what it wears, in the order in which they are asked
 */
public record Sitter(ProfileEntity entity, Look look, List<String> servers) {
  /** Copies the list. */
  public Sitter {
    servers = List.copyOf(servers);
  }
}
