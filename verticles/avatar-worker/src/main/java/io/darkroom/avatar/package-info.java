/** The worker that renders the avatars of profiles: a face and a body. */
package io.darkroom.avatar;
