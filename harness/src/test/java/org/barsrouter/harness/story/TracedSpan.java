package org.barsrouter.harness.story;

import java.util.List;
import java.util.Map;

/// A span as a collector got it; ids in lower-case hex.
///
/// @param service that recorded it
/// @param parent its span id, empty for none
/// @param links trace ids of the traces that it points to
record TracedSpan(
        String service,
        String name,
        String trace,
        String span,
        String parent,
        Map<String, String> fields,
        List<String> links) {

    String field(String key) {
        return fields.getOrDefault(key, "");
    }
}
