package org.barsrouter.delivery.receiver;

/// One HTTP header. Not printed: values may name people.
public record HeaderField(String name, String value) {
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return "HeaderField[" + name + "]";
    }
}
