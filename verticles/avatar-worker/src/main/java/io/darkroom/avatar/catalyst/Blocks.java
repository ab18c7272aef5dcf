package io.darkroom.avatar.catalyst;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree of blocks that IPFS makes of a file: pieces of {@value #SIZE} bytes, and above them
 * nodes with the hashes of at most {@value #WIDTH} of what is below (DAG-PB and UnixFS, balanced,
 * as the importer makes it by default).
 */
final class Blocks {
  /** Bytes of a piece = {@value}. */
  static final int SIZE = 256 << 10;

  /** Most children of a node = {@value}. */
  static final int WIDTH = 174;

  private static final int HASH = 32;
  private static final int UNIXFS_FILE = 2;

  /**
   * A block.
   *
   * @param link its identifier, as links have it; its hash comes last
   * @param size bytes of the file in it and below
   * @param weight bytes of the blocks in it and below
   */
  private record Block(Buffer link, long size, long weight) {
    byte[] hash() {
      return link.getBytes(link.length() - HASH, link.length());
    }
  }

  private Blocks() {}

  /**
   * The hash of the root of a file's tree.
   *
   * @param today true if pieces are blocks as they are and links have version 1; false for trees of
   *     version 0
   */
  static byte[] root(byte[] file, boolean today) {
    List<Block> level = new ArrayList<>();
    for (int at = 0; at < file.length || level.isEmpty(); at += SIZE) {
      byte[] piece = Arrays.copyOfRange(file, at, Math.min(file.length, at + SIZE));
      level.add(today ? leaf(piece) : node(List.of(), piece, false));
    }
    if (today && level.size() == 1) {
      return node(level, null, true).hash(); // a tree although one piece would do
    }
    while (level.size() > 1) {
      List<Block> above = new ArrayList<>();
      for (int at = 0; at < level.size(); at += WIDTH) {
        above.add(node(level.subList(at, Math.min(level.size(), at + WIDTH)), null, today));
      }
      level = above;
    }
    return level.get(0).hash();
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  private static Block leaf(byte[] piece) {
    byte[] hash = sha256(piece);
    return new Block(link(1, 0x55, hash), piece.length, piece.length);
  }

  /** PBNode: links (field 2), then data (field 1), which is UnixFS: type, data, size, sizes. */
  private static Block node(List<Block> children, byte[] piece, boolean today) {
    Bytes unixfs = new Bytes().number(1, UNIXFS_FILE);
    long size = piece == null ? 0 : piece.length;
    if (piece != null && piece.length > 0) {
      unixfs.bytes(2, piece);
    }
    for (Block child : children) {
      size += child.size;
    }
    unixfs.number(3, size);
    Bytes node = new Bytes();
    long weight = 0;
    for (Block child : children) {
      unixfs.number(4, child.size);
      weight += child.weight;
      node.bytes(
          2,
          new Bytes()
              .bytes(1, child.link.getBytes())
              .bytes(2, new byte[0])
              .number(3, child.weight)
              .all());
    }
    byte[] bytes = node.bytes(1, unixfs.all()).all();
    byte[] hash = sha256(bytes);
    return new Block(today ? link(1, 0x70, hash) : link(0, 0, hash), size, weight + bytes.length);
  }

  private static Buffer link(int version, int codec, byte[] hash) {
    Bytes link = new Bytes();
    if (version == 1) {
      link.write(1);
      link.write(codec);
    }
    link.write(0x12);
    link.write(hash.length);
    link.writeBytes(hash);
    return Buffer.buffer(link.all());
  }

  /** Writes Protocol Buffers. */
  private static final class Bytes extends ByteArrayOutputStream {
    Bytes number(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Bytes bytes(int field, byte[] value) {
      varint((field << 3) | 2);
      varint(value.length);
      writeBytes(value);
      return this;
    }

    byte[] all() {
      return toByteArray();
    }

    private void varint(long value) {
      long left = value;
      while ((left & ~0x7fL) != 0) {
        write((int) ((left & 0x7f) | 0x80));
        left >>>= 7;
      }
      write((int) left);
    }
  }
}
