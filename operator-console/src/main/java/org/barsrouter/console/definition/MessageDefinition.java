package org.barsrouter.console.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a message of one kind is made of (FHIR MessageDefinition, `focus`).
///
/// @param version of the definition
/// @param event code of `MessageHeader.eventCoding`
/// @param resources how many of each type; profiles are not looked at, so that a type that has
///   several has their sum
public record MessageDefinition(
        String url, String version, String event, Map<String, Count> resources) {

    public MessageDefinition {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    }

    /// The last part of its address, by which people know it.
    public String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
