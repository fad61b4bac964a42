package org.barsrouter.catalogue.resource;

import java.util.Optional;

/// A FHIR Identifier: a system and a value, both as they were written.
public record BusinessId(String system, String value) {

    /// Reads a token parameter `system|value`, split at the last bar; empty when a part is missing.
    public static Optional<BusinessId> token(String text) {
        int bar = text.lastIndexOf('|');
        return bar <= 0 || bar == text.length() - 1
                ? Optional.empty()
                : Optional.of(new BusinessId(text.substring(0, bar), text.substring(bar + 1)));
    }

    @Override
    public String toString() {
        return system + "|" + value;
    }
}
