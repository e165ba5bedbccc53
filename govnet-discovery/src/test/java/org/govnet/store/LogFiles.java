package org.govnet.store;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Looks into logs, and makes ones that no store writes. */
final class LogFiles {
  private LogFiles() {}

  /** Where the first revision begins. */
  static long baseLength(Path log) throws Exception {
    try (LogReader reader = new LogReader(log.toFile(), 0, Files.size(log))) {
      LogReader.Frame frame = reader.next();
      while (frame != null && frame.kind() != LogFormat.REVISION) {
        frame = reader.next();
      }
      return frame == null ? Files.size(log) : frame.offset();
    }
  }

  /** An empty log's base, of another format. */
  static byte[] baseOfFormat(int format) {
    List<byte[]> frames = new ArrayList<>();
    LogFormat.base(0, "", new TreeMap<>(), frames::add);
    byte[] frame = frames.get(0);
    ByteBuffer bytes = ByteBuffer.wrap(frame);
    bytes.putInt(LogFormat.HEADER, format);
    int payload = LogFormat.checksum(frame, LogFormat.HEADER, frame.length - LogFormat.HEADER);
    bytes.putInt(6, payload);
    bytes.putInt(10, LogFormat.checksum(frame, 0, 10));
    return frame;
  }
}
