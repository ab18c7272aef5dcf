/**
 * What a file holds besides its picture. {@code Inventory} walks the file once, without decoding,
 * and lists the kinds of what is there; none of it reaches a rendition, which is made from pixels
 * alone, and the result says what was left behind. What a job wants to keep ({@code keep}) is put
 * into the finished file by {@code Splice}: the rights, read as texts and written anew, and the
 * profile, without the tags that nobody registered. No block of the source is ever copied.
 */
package io.darkroom.engine.metadata;
