package org.barsrouter.schemas.registry;

import java.io.Serial;

/// A schema or an id that the registry could not give, with the remedy in its message.
public final class SchemaRegistryException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final boolean passing;

    public SchemaRegistryException(String message) {
        super(message);
        this.passing = false;
    }

    public SchemaRegistryException(String message, Throwable cause) {
        super(message, cause);
        this.passing = false;
    }

    private SchemaRegistryException(String message, Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    /// The registry itself is out of reach or in trouble: what it knows is not known.
    static SchemaRegistryException outOfReach(String message, Throwable cause) {
        return new SchemaRegistryException(message, cause, true);
    }

    /// Whether asking again later may help.
    public boolean mayPass() {
        return passing;
    }
}
