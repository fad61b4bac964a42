package org.barsrouter.catalogue.app;

import java.io.Serial;

/// Ends an errand whose result the catalogue did not keep.
final class NotKeptException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String sentence;

    NotKeptException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
