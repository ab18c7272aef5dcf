package io.darkroom.map.server;

/** What a {@link MapServer} does instead of drawing. */
public enum Mishap {
  /** Nothing: it draws. */
  NONE,
  /** 404. */
  NOT_FOUND,
  /** 503. */
  BUSY,
  /** 429, and to come again in a second. */
  LATER,
  /** A service exception in XML, with status 200. */
  EXCEPTION,
  /** Never answers. */
  HANG,
  /** An image one pixel wider than was asked for. */
  WRONG_SIZE,
  /** A PNG with a header that is right, and nothing that can be decoded behind it. */
  BROKEN
}
