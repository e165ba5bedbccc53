package org.govnet.node;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.govnet.api.MaxItems;
import org.govnet.api.WireObject;
import org.govnet.api.datause.CurrentUse;
import org.govnet.api.datause.Delay;
import org.govnet.api.datause.Use;
import org.govnet.api.datause.UseKind;
import org.govnet.discovery.WireJson;
import org.govnet.trust.Fields;
import org.govnet.trust.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded of an answer. It is kept with one that is kept under an idempotency key,
 * since the service does not run again to say so; in a field that never leaves the node.
 *
 * @param subjects of whom, hashed; none if nobody said
 * @param kind what was done
 * @param categories what kinds of data
 * @param delay the order that it is not shown yet; null if there is none
 */
@WireObject
record UseNote(
    @MaxItems(CurrentUse.MAX_PEOPLE) List<String> subjects,
    UseKind kind,
    @MaxItems(Use.MAX_CATEGORIES) List<String> categories,
    @Nullable Delay delay) {
  /** The field's name, in lower case; none that is sent. */
  static final String FIELD = "x-use-note";

  UseNote {
    subjects = List.copyOf(subjects);
    categories = List.copyOf(categories);
  }

  /** An answer with this. */
  ResponseMessage on(ResponseMessage answer) {
    Fields.Builder fields = Fields.builder();
    answer.fields().forEach(fields::add);
    fields.add(FIELD, Base64.getUrlEncoder().withoutPadding().encodeToString(WireJson.write(this)));
    return new ResponseMessage(answer.status(), fields.build(), answer.body());
  }

  /** What a kept answer has. */
  static Optional<UseNote> in(ResponseMessage answer) {
    return answer
        .fields()
        .first(FIELD)
        .map(text -> Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII)))
        .map(json -> WireJson.read(json, UseNote.class));
  }

  /** A kept answer as it is given. */
  static ResponseMessage without(ResponseMessage answer) {
    Fields.Builder fields = Fields.builder();
    answer
        .fields()
        .forEach(
            (name, value) -> {
              if (!name.equals(FIELD)) {
                fields.add(name, value);
              }
            });
    return new ResponseMessage(answer.status(), fields.build(), answer.body());
  }
}
