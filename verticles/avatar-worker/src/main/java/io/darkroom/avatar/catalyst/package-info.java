/**
 * Asks content servers, who are a decentralised lot: any may be away, behind, or wrong.
 *
 * <p>{@link io.darkroom.avatar.catalyst.Catalyst} finds entities and files. It asks one server
 * after the other ({@code Rotation}), asks once for what several jobs want at a time, and
 * remembers: files by what they are ({@code ContentCache}, bounded in bytes; {@code Cid} checks
 * them), wearables for a while. All of it lives on one Vert.x context.
 */
package io.darkroom.avatar.catalyst;
