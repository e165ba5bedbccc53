package org.govnet.discovery;

import java.util.List;

/**
 * A whole directory as it travels: documents verify themselves, so any mirror may serve it.
 *
 * @param root the root, once for each anchor key that signed it
 * @param snapshot the snapshot
 * @param documents the documents, in the snapshot's order
 */
record Bundle(List<String> root, String snapshot, List<String> documents) {
  Bundle {
    root = List.copyOf(root);
    documents = List.copyOf(documents);
  }
}
