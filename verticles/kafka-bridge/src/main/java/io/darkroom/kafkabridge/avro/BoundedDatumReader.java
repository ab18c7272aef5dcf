package io.darkroom.kafkabridge.avro;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;

/**
 * Reads one record, within bounds: a few bytes can say that a list of nothings has a thousand
 * million entries, or nest records until the stack is used up.
 */
final class BoundedDatumReader extends GenericDatumReader<GenericRecord> {
  /** Most entries in all lists and maps of a message = {@value}. */
  static final int MAX_ENTRIES = 1_000_000;

  /** Deepest that records, lists and maps may be nested = {@value}. */
  static final int MAX_DEPTH = 100;

  private int entries;
  private int depth;

  BoundedDatumReader(Schema writer, Schema reader) {
    super(writer, reader, careful());
  }

  @Override
  protected Object readRecord(Object old, Schema expected, ResolvingDecoder in) throws IOException {
    deeper();
    Object record = super.readRecord(old, expected, in);
    depth--;
    return record;
  }

  @Override
  protected Object readArray(Object old, Schema expected, ResolvingDecoder in) throws IOException {
    deeper();
    Object array = super.readArray(old, expected, in);
    depth--;
    return array;
  }

  @Override
  protected Object readMap(Object old, Schema expected, ResolvingDecoder in) throws IOException {
    deeper();
    Object map = super.readMap(old, expected, in);
    depth--;
    return map;
  }

  @Override
  protected Object newArray(Object old, int size, Schema schema) {
    room(size);
    return super.newArray(old, size, schema);
  }

  @Override
  protected Object newMap(Object old, int size) {
    room(size);
    return super.newMap(old, size);
  }

  @Override
  protected void addToArray(Object array, long position, Object entry) {
    room(1);
    entries++;
    super.addToArray(array, position, entry);
  }

  @Override
  protected Object readMapKey(Object old, Schema expected, Decoder in) throws IOException {
    room(1);
    entries++;
    return super.readMapKey(old, expected, in);
  }

  /** Avro's fast reader would go past all that is overridden here. */
  private static GenericData careful() {
    return new GenericData().setFastReaderEnabled(false);
  }

  private void room(int more) {
    if (more < 0 || more > MAX_ENTRIES - entries) {
      throw new AvroRuntimeException("it has more than " + MAX_ENTRIES + " entries");
    }
  }

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw new AvroRuntimeException("it is nested deeper than " + MAX_DEPTH);
    }
  }
}
