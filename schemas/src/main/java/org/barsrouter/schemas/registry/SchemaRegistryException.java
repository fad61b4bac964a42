package org.barsrouter.schemas.registry;

import java.io.Serial;

/// A schema or an id that the registry could not give, with the remedy in its message.
public final class SchemaRegistryException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public SchemaRegistryException(String message) {
        super(message);
    }

    public SchemaRegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
