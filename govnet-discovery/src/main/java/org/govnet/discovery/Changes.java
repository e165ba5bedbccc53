package org.govnet.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in a directory since a revision. Whoever holds that revision and takes this in
 * has documents of the snapshot's digest, or starts anew.
 *
 * @param since the revision it goes on from
 * @param roots roots newer than that revision's, oldest first
 * @param snapshot the snapshot; null if it is still that revision's
 * @param timestamp the timestamp
 * @param documents what is new or changed, by name
 * @param removed the names of what is there no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Changes(
    long since,
    List<List<String>> roots,
    @Nullable String snapshot,
    String timestamp,
    List<Listed> documents,
    List<String> removed) {
  Changes {
    roots = roots.stream().map(List::copyOf).toList();
    documents = List.copyOf(documents);
    removed = List.copyOf(removed);
  }
}
