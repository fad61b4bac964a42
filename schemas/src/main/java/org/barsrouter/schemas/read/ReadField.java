package org.barsrouter.schemas.read;

/// One HTTP header of a read or of its answer. Not printed: values may name people.
public record ReadField(String name, String value) {
    @Override
    public String toString() {
        return "ReadField[" + name + "]";
    }
}
