package org.govnet.evidence;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a segment's two files: the contents first, and forced to the disk before the chain is, so
 * that no entry is ever there without its content. Whatever fails, what was acknowledged stays, and
 * the next write goes on after it. For one thread.
 */
final class SegmentWriter implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);

  private final Segment segment;
  private final EvidenceDisk.Output chain;
  private final EvidenceDisk.Output contents;
  private long chainEnd;
  private long contentEnd;

  /** There may be more in the files than what was acknowledged. */
  private boolean uncertain;

  private SegmentWriter(
      Segment segment,
      EvidenceDisk.Output chain,
      EvidenceDisk.Output contents,
      long chainEnd,
      long contentEnd) {
    this.segment = segment;
    this.chain = chain;
    this.contents = contents;
    this.chainEnd = chainEnd;
    this.contentEnd = contentEnd;
  }

  /** Makes a segment with its first frames. */
  static SegmentWriter create(EvidenceDisk disk, Segment segment, Out frames) throws IOException {
    SegmentWriter writer = null;
    try {
      writer = open(disk, segment, 0, 0);
      writer.uncertain = true;
      Out magic = new Out(0).raw(Segment.contentMagic());
      writer.write(magic, frames);
      disk.syncFolder(segment.folder());
      return writer;
    } catch (IOException e) {
      if (writer != null) {
        writer.close();
      }
      discard(disk, segment, e);
      throw e;
    }
  }

  private static void discard(EvidenceDisk disk, Segment segment, IOException failure) {
    try {
      disk.delete(segment.chain());
      disk.delete(segment.contents());
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Opens a segment to go on with after what is known to be good. */
  static SegmentWriter open(EvidenceDisk disk, Segment segment, long chainEnd, long contentEnd)
      throws IOException {
    EvidenceDisk.Output chain = disk.open(segment.chain());
    EvidenceDisk.Output contents = null;
    try {
      contents = disk.open(segment.contents());
    } finally {
      if (contents == null) {
        chain.close();
      }
    }
    SegmentWriter writer = new SegmentWriter(segment, chain, contents, chainEnd, contentEnd);
    writer.uncertain = true;
    return writer;
  }

  Segment segment() {
    return segment;
  }

  long chainEnd() {
    return chainEnd;
  }

  long contentEnd() {
    return contentEnd;
  }

  /**
   * Appends to both files, so that it survives a power cut.
   *
   * @throws IOException if it is not there, or not certainly
   */
  void write(Out content, Out frames) throws IOException {
    repair();
    uncertain = true;
    if (content.length() > 0) {
      contents.write(contentEnd, content.array(), content.length());
      contents.sync();
    }
    chain.write(chainEnd, frames.array(), frames.length());
    chain.sync();
    contentEnd += content.length();
    chainEnd += frames.length();
    uncertain = false;
  }

  /** Brings the files back to what was acknowledged, durably. */
  void repair() throws IOException {
    if (!uncertain) {
      return;
    }
    if (chain.length() < chainEnd || contents.length() < contentEnd) {
      throw new IOException(segment.chain() + " or its contents became shorter by another's hand");
    }
    chain.cut(chainEnd);
    chain.sync();
    contents.cut(contentEnd);
    contents.sync();
    uncertain = false;
  }

  /** Overwrites a part of the contents with zeros; to be made durable by {@link #syncContents}. */
  void erase(long from, int length) throws IOException {
    contents.write(from, new byte[length], length);
  }

  void syncContents() throws IOException {
    contents.sync();
  }

  @Override
  public void close() {
    for (EvidenceDisk.Output output : new EvidenceDisk.Output[] {chain, contents}) {
      try {
        output.close();
      } catch (IOException e) {
        LOG.warn("a file of {} was not closed: {}", segment.chain(), e.toString());
      }
    }
  }
}
