package org.govnet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.govnet.node.TlsIdentity;
import picocli.CommandLine.Option;

/** Where a server listens, and with which TLS key. */
final class Listening {
  /** A group may read it: certificates of a machine's own are often kept for one. */
  private static final Set<PosixFilePermission> TOO_OPEN =
      PosixFilePermissions.fromString("----w-rwx");

  @Option(names = "--address", defaultValue = "127.0.0.1", description = "Where to listen.")
  private String address;

  @Option(names = "--port", required = true, description = "1 to 65535; 0 for any that is free.")
  private int port;

  @Option(
      names = "--tls",
      required = true,
      paramLabel = "DIR",
      description = "Folder of its TLS key, tls.pem; made if it is not there.")
  private Path tls;

  InetAddress address() {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new UncheckedIOException("--address " + address + " is not an address here", e);
    }
  }

  int port() {
    return port;
  }

  TlsIdentity identity() {
    return identity(tls, address);
  }

  /** The key in a folder, made if it is not there. */
  static TlsIdentity identity(Path folder, String address) {
    TlsIdentity identity = TlsIdentity.loadOrCreate(folder, address);
    Path file = folder.resolve("tls.pem");
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return identity;
    }
    try {
      Set<PosixFilePermission> open = EnumSet.copyOf(TOO_OPEN);
      open.retainAll(view.readAttributes().permissions());
      if (open.isEmpty()) {
        return identity;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see who may read " + file, e);
    }
    throw new Failure(
        Failure.FILE, "TLS key file " + file + " is open to others: chmod 600 " + file);
  }
}
