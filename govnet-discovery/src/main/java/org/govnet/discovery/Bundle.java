package org.govnet.discovery;

import java.util.List;

/**
 * A whole directory as it travels: documents verify themselves, so any mirror may serve it.
 *
 * @param roots the roots from the anchor's to the one in force, each once for every anchor key that
 *     signed it
 * @param snapshot the snapshot
 * @param timestamp the timestamp
 * @param documents the documents, by name
 */
record Bundle(List<List<String>> roots, String snapshot, String timestamp, List<Listed> documents) {
  Bundle {
    roots = roots.stream().map(List::copyOf).toList();
    documents = List.copyOf(documents);
  }
}
