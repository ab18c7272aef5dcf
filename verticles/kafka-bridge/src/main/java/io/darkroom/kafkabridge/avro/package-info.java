/**
 * Avro records as JSON, in Confluent's wire format, with schemas from a registry.
 *
 * <p>A message is a zero byte, the id of its writer's schema in four bytes, and the record in
 * Avro's binary encoding. {@link io.darkroom.kafkabridge.avro.AvroReader} fetches that schema once
 * from the {@link io.darkroom.kafkabridge.avro.SchemaRegistry}, resolves it to the reader's schema
 * if there is one (fields added with defaults, removed, promoted, reordered, by Avro's rules), and
 * gives JSON. {@link io.darkroom.kafkabridge.avro.AvroWriter} does the reverse by a topic's schema,
 * which it registers or looks up. Generic records only: no classes are made or loaded.
 *
 * <table>
 * <caption>How Avro is told in JSON, both ways</caption>
 * <tr><th>Avro</th><th>JSON</th></tr>
 * <tr><td>record, map</td><td>object; a field that is missing has its default</td></tr>
 * <tr><td>union</td><td>the value itself, untagged; from JSON, the first branch that it fits</td></tr>
 * <tr><td>enum, string, uuid</td><td>string</td></tr>
 * <tr><td>int, long</td><td>number, all 64 bits</td></tr>
 * <tr><td>float, double</td><td>number, or "NaN", "Infinity", "-Infinity"</td></tr>
 * <tr><td>bytes, fixed</td><td>string, base64</td></tr>
 * <tr><td>decimal</td><td>string, as "12.30"; from a number, too</td></tr>
 * <tr><td>date</td><td>string, as "2026-11-21"; from days since 1970, too</td></tr>
 * <tr><td>time-millis, time-micros</td><td>string, as "10:37:55.123"; from a number, too</td></tr>
 * <tr><td>timestamp-*</td><td>string, as "2026-11-21T10:37:55Z"; from a number, too</td></tr>
 * <tr><td>local-timestamp-*</td><td>string, as "2026-11-21T10:37:55"; from a number, too</td></tr>
 * </table>
 */
package io.darkroom.kafkabridge.avro;
