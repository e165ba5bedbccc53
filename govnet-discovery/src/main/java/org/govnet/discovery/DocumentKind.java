package org.govnet.discovery;

import org.govnet.api.Quote;

/** The kinds of document by their {@code typ}. */
enum DocumentKind {
  ROOT("root", Root.class),
  AREAS("areas", AreaRegister.class),
  ADMISSION("admission", Admission.class),
  DESIGNATION("designation", Designation.class),
  REVOCATIONS("revocations", Revocations.class),
  DESCRIPTOR("descriptor", Descriptor.class),
  DEPARTURE("departure", Departure.class),
  SNAPSHOT("snapshot", Snapshot.class),
  TIMESTAMP("timestamp", Timestamp.class),
  REQUEST("request", AdmissionRequest.class);

  private final String word;
  private final String typ;
  private final Class<? extends Document> type;

  DocumentKind(String word, Class<? extends Document> type) {
    this.word = word;
    this.typ = "govnet-" + word + "+jws";
    this.type = type;
  }

  static DocumentKind of(Class<?> type) {
    for (DocumentKind kind : values()) {
      if (kind.type == type) {
        return kind;
      }
    }
    throw new IllegalArgumentException(type + " is no document");
  }

  static DocumentKind ofTyp(String typ) {
    for (DocumentKind kind : values()) {
      if (kind.typ.equals(typ)) {
        return kind;
      }
    }
    throw new DocumentRefused("unknown document type " + Quote.of(typ));
  }

  /** As in a document's name. */
  String word() {
    return word;
  }

  String typ() {
    return typ;
  }

  Class<? extends Document> type() {
    return type;
  }
}
