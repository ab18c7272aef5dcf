/** Says how far two pictures of the same avatar are apart, in numbers and to the eye. */
package io.darkroom.avatar.compare;
