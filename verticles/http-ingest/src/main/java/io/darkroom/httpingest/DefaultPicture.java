package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * The avatar of those who have none: head and shoulders in two greys, drawn here, as 8-bit
 * greyscale PNG. Edges are smooth: a pixel is covered as far as the distance to the outline says.
 */
final class DefaultPicture {
  private static final int PAPER = 0xd8;
  private static final int INK = 0x8c;

  private record Png(Buffer bytes, String etag) {}

  private final Map<AvatarVariant, Png> pictures = new EnumMap<>(AvatarVariant.class);

  DefaultPicture() {
    for (AvatarVariant variant : AvatarVariant.values()) {
      Buffer png = png(variant.side());
      String etag = HexFormat.of().formatHex(Hashes.sha256(png.getBytes()), 0, 16);
      pictures.put(variant, new Png(png, etag));
    }
  }

  Buffer bytes(AvatarVariant variant) {
    return pictures.get(variant).bytes;
  }

  String etag(AvatarVariant variant) {
    return pictures.get(variant).etag;
  }

  private static Buffer png(int side) {
    Buffer header = Buffer.buffer().appendInt(side).appendInt(side);
    header.appendBytes(new byte[] {8, 0, 0, 0, 0});
    Buffer png = Buffer.buffer().appendLong(0x89504E470D0A1A0AL);
    chunk(png, "IHDR", header.getBytes());
    chunk(png, "IDAT", deflated(rows(side)));
    chunk(png, "IEND", new byte[0]);
    return png;
  }

  /** Each row begins with its filter, none. */
  private static byte[] rows(int side) {
    byte[] rows = new byte[side * (side + 1)];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double covered = covered((x + 0.5) / side, (y + 0.5) / side, side);
        rows[y * (side + 1) + 1 + x] = (byte) Math.round(PAPER + (INK - PAPER) * covered);
      }
    }
    return rows;
  }

  /** How far a point of the unit square lies in the head or in the shoulders, 0 to 1. */
  private static double covered(double x, double y, int side) {
    double head = Math.hypot(x - 0.5, y - 0.39) - 0.19;
    double shoulders = (Math.hypot((x - 0.5) / 0.36, (y - 1.02) / 0.38) - 1) * 0.36;
    return Math.min(1, Math.max(0, 0.5 - Math.min(head, shoulders) * side));
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(bytes);
    deflater.finish();
    Buffer deflated = Buffer.buffer();
    byte[] piece = new byte[4 << 10];
    while (!deflater.finished()) {
      deflated.appendBytes(piece, 0, deflater.deflate(piece));
    }
    deflater.end();
    return deflated.getBytes();
  }

  private static void chunk(Buffer png, String type, byte[] data) {
    byte[] name = type.getBytes(US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.appendInt(data.length).appendBytes(name).appendBytes(data).appendInt((int) crc.getValue());
  }
}
