package org.barsrouter.ingress.header;

/// One HTTP header, name and value as received.
public record HeaderField(String name, String value) {

    /// HTTP compares names without case.
    public boolean named(String other) {
        return name.equalsIgnoreCase(other);
    }
}
