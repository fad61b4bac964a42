package org.barsrouter.catalogue.kafka;

import java.io.Serial;

/// The topics hold something that this writer must not build upon.
public final class UnreadableCatalogueException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String why;

    UnreadableCatalogueException(String why) {
        super(why);
        this.why = why;
    }

    /// What cannot be read, and the remedy.
    public String why() {
        return why;
    }
}
