package org.barsrouter.delivery.tls.store;

import java.io.Serial;

/// Certificates or keys that cannot be used; the message names the setting and how to mend it.
public final class TlsRefusedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    TlsRefusedException(String message) {
        super(message);
    }

    TlsRefusedException(String message, Exception cause) {
        super(message, cause);
    }
}
