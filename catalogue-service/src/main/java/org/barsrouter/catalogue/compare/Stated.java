package org.barsrouter.catalogue.compare;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one side says of a service. A field that a side does not speak of is absent, and then not
/// compared.
///
/// @param address where its messages go; absent when nowhere
/// @param why it goes nowhere, as the end of "it is not routed, because …"
/// @param details further fields by name, such as `providedBy`
public record Stated(@Nullable URI address, @Nullable String why, Map<String, String> details) {

    public Stated {
        details = Map.copyOf(details);
    }

    public static Stated at(URI address, Map<String, String> details) {
        return new Stated(address, null, details);
    }

    public static Stated unrouted(String why) {
        return new Stated(null, why, Map.of());
    }

    public Optional<URI> routed() {
        return Optional.ofNullable(address);
    }

    /// Every field by name, the address in its parts: a port that differs is another matter than a
    /// host.
    Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>(details);
        if (address != null) {
            fields.put("address.scheme", address.getScheme());
            fields.put("address.host", address.getHost());
            fields.put("address.port", address.getPort() < 0 ? "default" : port());
            fields.put("address.path", address.getRawPath().isEmpty() ? "/" : address.getRawPath());
        }
        return fields;
    }

    private String port() {
        return address == null ? "" : Integer.toString(address.getPort());
    }
}
