package io.darkroom.amqpbridge;

import io.vertx.core.buffer.Buffer;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;

/** What a message says, however its client packed it: bytes, or a value that is text or bytes. */
final class Bodies {
  private Bodies() {}

  /** Its bytes; none for a body of another kind, which is no JSON. */
  static Buffer of(Section body) {
    if (body instanceof Data data) {
      return of(data.getValue());
    }
    return body instanceof AmqpValue value ? of(value.getValue()) : Buffer.buffer();
  }

  private static Buffer of(Object value) {
    if (value instanceof Binary bytes) {
      return Buffer.buffer(bytes.getLength())
          .appendBytes(bytes.getArray(), bytes.getArrayOffset(), bytes.getLength());
    }
    return value instanceof String text ? Buffer.buffer(text) : Buffer.buffer();
  }

  /** A body of those bytes. */
  static Section data(Buffer bytes) {
    return new Data(new Binary(bytes.getBytes()));
  }
}
