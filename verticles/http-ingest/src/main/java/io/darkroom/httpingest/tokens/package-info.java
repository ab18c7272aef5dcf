/**
 * Who brings a bearer token, and what it is good for. A {@link
 * io.darkroom.httpingest.tokens.TokenScheme} reads its part of a section {@code auth} and opens a
 * {@link io.darkroom.httpingest.tokens.TokenVerifier}; which one is used says {@code auth.kind}.
 * There are static keys ({@code keys}) and JSON Web Tokens ({@code jwt}); others are found by
 * {@link java.util.ServiceLoader}.
 */
package io.darkroom.httpingest.tokens;
