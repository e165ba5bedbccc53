package org.govnet.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.govnet.api.NodeId;
import org.govnet.discovery.Vouchers;
import org.govnet.evidence.Entry.Checkpointed;
import org.govnet.evidence.Entry.Recorded;
import org.govnet.evidence.Entry.Vouched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One write in the making: what it appends, and what the log will be once it is on the disk. */
final class Draft {
  private static final Logger LOG = LoggerFactory.getLogger(Draft.class);

  private final Hash hash = new Hash();
  private final EvidenceLog log;
  private final Out content = new Out(1024);
  private final Out frames;
  private final long contentStart;

  private long sequence;
  private byte[] head;
  private long time;
  private int sinceCheckpoint;
  private final Map<String, Long> vouched;
  private final Set<String> documents;
  private final Map<String, Long> newlyVouched = new HashMap<>();
  private final Set<String> newDocuments = new HashSet<>();

  Draft(EvidenceLog log, EvidenceLog.Tail tail, long contentStart, int expected) {
    this.log = log;
    this.frames = new Out(expected);
    this.contentStart = contentStart;
    this.sequence = tail.sequence();
    this.head = tail.head();
    this.time = tail.time();
    this.sinceCheckpoint = tail.sinceCheckpoint();
    this.vouched = tail.vouched();
    this.documents = tail.documents();
  }

  /** Appends an entry, and returns its sequence. */
  long add(Entry entry, long at) {
    time = Math.max(time, at);
    sequence++;
    head = LogFormat.frame(hash, entry, sequence, time, head, frames.length() == 0, frames);
    if (entry instanceof Recorded) {
      sinceCheckpoint++;
    }
    return sequence;
  }

  /** Appends what is pending, after the documents that vouch for its keys. */
  long add(Pending pending) {
    for (String keyId : pending.keyIds()) {
      vouch(keyId, Math.max(time, pending.time()));
    }
    long offset = contentStart + content.length();
    content.raw(pending.content());
    return add(pending.at(offset), pending.time());
  }

  /** Appends the documents that vouch for a key, unless they are in this segment already. */
  private void vouch(String keyId, long at) {
    Long until = newlyVouched.getOrDefault(keyId, vouched.get(keyId));
    if (until != null && at < until) {
      return;
    }
    String node = keyId.substring(0, keyId.indexOf('#'));
    try {
      log.setup().vouching().apply(NodeId.of(node)).ifPresent(found -> vouch(node, found, at));
    } catch (RuntimeException e) {
      LOG.warn("what vouches for the key {} cannot be had: {}", keyId, e.toString());
    }
  }

  private void vouch(String node, Vouchers found, long at) {
    found.roots().forEach(root -> document(Vouched.Kind.ROOT, root, at));
    document(Vouched.Kind.ADMISSION, List.of(found.admission()), at);
    document(Vouched.Kind.DESCRIPTOR, List.of(found.descriptor()), at);
    long until = found.until().toEpochMilli();
    found.keys().forEach(key -> newlyVouched.put(node + "#" + key, until));
  }

  private void document(Vouched.Kind kind, List<String> document, long at) {
    String name = Checkpoint.sha256(String.join(" ", document));
    if (!documents.contains(name) && newDocuments.add(name)) {
      long unused = add(new Vouched(kind, document), at);
    }
  }

  int sinceCheckpoint() {
    return sinceCheckpoint;
  }

  /** Signs the head, and appends that. */
  String checkpoint(long now) {
    vouch(log.owner().node() + "#" + log.signer().key().thumbprint(), Math.max(time, now));
    String jws = log.sign(sequence, head, Math.max(time, now));
    long unused = add(new Checkpointed(jws), now);
    sinceCheckpoint = 0;
    return jws;
  }

  Out content() {
    return content;
  }

  Out frames() {
    return frames;
  }

  /** The log, once this is on the disk. */
  EvidenceLog.Tail tail(long checkpointAt) {
    vouched.putAll(newlyVouched);
    documents.addAll(newDocuments);
    return new EvidenceLog.Tail(
        sequence, head, time, sinceCheckpoint, checkpointAt, vouched, documents);
  }
}
