/**
 * JPEG by libjpeg-turbo's own library, where the machine has it. OpenCV brings a libjpeg-turbo,
 * too, but built without SIMD on x86-64: it decodes up to twice, and encodes five times as slowly.
 *
 * <p>{@code TurboLibrary} finds and binds the C API (2.0, which 2.1 and 3.x still have), {@code
 * TurboDecoder} and {@code TurboEncoder} use it. {@code TurboJpeg} is both.
 */
package io.darkroom.engine.turbo;
