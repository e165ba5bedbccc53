package org.govnet.rivals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The JSON that all but govnet and Dialogue, which have their own, are given. */
final class PlainJson {
  private PlainJson() {}

  static JsonMapper mapper() {
    return JsonMapper.builder().addModule(new JavaTimeModule()).build();
  }
}
