package org.barsrouter.schemas.id;

import java.util.Optional;

/// A service as the Endpoint Catalogue knows it: an identifier system and a value in it, both
/// canonical. Its text, `system|value`, is the record key of `bars.inbound`.
public record ServiceId(String system, String value) {

    public ServiceId {
        if (system.isEmpty() || value.isEmpty()) {
            throw new IllegalArgumentException("a ServiceId needs a system and a value");
        }
    }

    /// Reads `system|value`, split at the last bar; empty when either side is missing.
    public static Optional<ServiceId> parse(String text) {
        int bar = text.lastIndexOf('|');
        return bar <= 0 || bar == text.length() - 1
                ? Optional.empty()
                : Optional.of(new ServiceId(text.substring(0, bar), text.substring(bar + 1)));
    }

    public String key() {
        return system + "|" + value;
    }

    @Override
    public String toString() {
        return key();
    }
}
